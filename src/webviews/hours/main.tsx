import { render } from 'preact';
import { hoursContract } from '../../protocol/hoursContract.ts';
import { connect } from '../shared/connect.ts';
import { localise } from '../shared/localise.ts';
import { HoursApp } from './HoursApp.tsx';
import { HoursStore } from './hoursStore.ts';
import '../shared/icons.css';
import '../shared/base.css';
import '../shared/notice.css';
import '../shared/segments.css';
import './hours.css';
import './week.css';

localise();
const store = new HoursStore((form, base) => {
  endpoint.send('keep', { form, base });
});
const endpoint = connect(hoursContract, {
  state: (state) => {
    store.receive(state);
  },
});

const root = document.getElementById('root');
if (root !== null) render(<HoursApp store={store} endpoint={endpoint} />, root);
endpoint.send('ready', {});
