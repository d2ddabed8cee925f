import { render } from 'preact';
import { composeContract } from '../../protocol/composeContract.ts';
import { connect } from '../shared/connect.ts';
import { localise } from '../shared/localise.ts';
import { ComposeApp } from './ComposeApp.tsx';
import { ComposeStore } from './composeStore.ts';
import '../shared/icons.css';
import '../shared/base.css';
import '../shared/notice.css';
import '../shared/people.css';
import './rows/rows.css';
import './compose.css';
import './publish/publish.css';

localise();
const store = new ComposeStore();
const endpoint = connect(composeContract, {
  state: (state) => {
    store.receive(state);
  },
});
store.endpoint = endpoint;

const flush = (): void => {
  store.flush();
};
window.addEventListener('pagehide', flush);
window.addEventListener('blur', flush);
document.addEventListener('visibilitychange', flush);
document.addEventListener('focusout', flush);

const root = document.getElementById('root');
if (root !== null) render(<ComposeApp store={store} endpoint={endpoint} />, root);
endpoint.send('ready', {});
