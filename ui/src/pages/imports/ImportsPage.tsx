import { Main } from '../../kit/Main';

export default function ImportsPage() {
  return <Main title="Imports" />;
}
