import { paint } from '../frame/theme';
import '../kit/style.css';
import './docs.css';
import { offerCopies } from './copies';
import { offerSearch } from './search';

// The documents stand without this: it adds the reader's colours, the search, and buttons that copy.
paint();
offerSearch();
offerCopies();
