import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Entrance } from './entrance/Entrance';
import { paint } from './frame/theme';
import './kit/style.css';
import './kit/parts.css';
import './frame/frame.css';
import './entrance/entrance.css';

const root = document.getElementById('page');
if (root === null) {
  throw new Error('index.html has no element with the id "page"');
}
paint();
createRoot(root).render(
  <StrictMode>
    <Entrance />
  </StrictMode>,
);
