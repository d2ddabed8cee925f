import type { JSX } from 'preact';
import { Icon } from './Icon.tsx';

interface NoticeBoxProps {
  readonly tone: 'info' | 'error';
  readonly sentence: string;
  readonly action: string;
  readonly run: () => void;
}

/** What stands in the way, and the one thing that helps. An error is read out at once. */
export const NoticeBox = ({ tone, sentence, action, run }: NoticeBoxProps): JSX.Element => (
  <div class={`notice ${tone}`}>
    <Icon name={tone} tone={tone} />
    <div>
      <p role={tone === 'error' ? 'alert' : 'status'}>{sentence}</p>
      <button type="button" class="primary" onClick={run}>
        {action}
      </button>
    </div>
  </div>
);
