import { render } from 'preact';
import { readerContract } from '../../protocol/readerContract.ts';
import { connect } from '../shared/connect.ts';
import { localise } from '../shared/localise.ts';
import { ReaderApp } from './ReaderApp.tsx';
import { ReaderStore } from './readerStore.ts';
import { followLinks } from './followLinks.ts';
import '../shared/icons.css';
import '../shared/base.css';
import '../shared/notice.css';
import '../shared/people.css';
import './reader.css';
import './steps.css';

localise();
const store = new ReaderStore();
const endpoint = connect(readerContract, {
  state: (state) => {
    store.receive(state);
  },
  kept: ({ note, value }) => {
    store.receiveKept(note, value);
  },
  openReply: ({ form }) => {
    if (form === 'answer') store.openAnswer();
    else store.openForm(form);
  },
});

store.keep = (note, value) => {
  endpoint.send('keepReply', { note, value });
};

const flush = (): void => {
  store.flush();
};
window.addEventListener('pagehide', flush);
window.addEventListener('blur', flush);
document.addEventListener('visibilitychange', flush);
document.addEventListener('focusout', flush);

const root = document.getElementById('root');
if (root !== null) {
  followLinks(root, endpoint);
  render(<ReaderApp store={store} endpoint={endpoint} />, root);
}
endpoint.send('ready', {});
