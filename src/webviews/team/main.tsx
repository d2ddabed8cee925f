import { render } from 'preact';
import { teamContract } from '../../protocol/teamContract.ts';
import { connect } from '../shared/connect.ts';
import { localise } from '../shared/localise.ts';
import { TeamApp } from './TeamApp.tsx';
import { TeamStore } from './teamStore.ts';
import '../shared/icons.css';
import '../shared/base.css';
import '../shared/notice.css';
import '../shared/people.css';
import '../shared/segments.css';
import './team.css';
import './card.css';
import './timeline.css';

localise();
const store = new TeamStore();
const endpoint = connect(teamContract, {
  state: (state) => {
    store.receive(state);
  },
  select: ({ login }) => {
    store.select(login, true);
  },
});

const root = document.getElementById('root');
if (root !== null) render(<TeamApp store={store} endpoint={endpoint} />, root);
endpoint.send('ready', {});
