import { Main } from '../../kit/Main';

export default function PeoplePage() {
  return <Main title="People" />;
}
