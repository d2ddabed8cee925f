import type * as vscode from 'vscode';
import { chosenCategories } from '../adapters/editor/chosenCategories.ts';
import { Destinations, type DestinationPorts } from '../app/destinations/destinations.ts';
import type { GitHub } from '../app/ports/gitHub.ts';
import type { Disposable } from '../app/ports/event.ts';
import { Publishing, type PublishingPorts } from '../app/publishing/publishing.ts';
import { publishDraft, type PublishDraft } from '../ui/publishDraft.ts';

export interface PublishingParts {
  readonly destinations: Destinations;
  readonly publishing: Publishing;
  readonly publishDraft: PublishDraft;
  readonly disposables: readonly Disposable[];
}

/** Where the open draft can go, and the way there. */
export function composePublishing(
  ports: Omit<DestinationPorts, 'discussions' | 'categories'> &
    Omit<PublishingPorts, 'destinations'> & {
      readonly gitHub: GitHub;
      readonly memento: vscode.Memento;
    },
): PublishingParts {
  const destinations = new Destinations({
    ...ports,
    discussions: ports.gitHub.discussions,
    categories: chosenCategories(ports.memento),
  });
  const publishing = new Publishing({ ...ports, destinations });
  return {
    destinations,
    publishing,
    publishDraft: publishDraft({ publishing, destinations, session: ports.session }),
    disposables: [destinations, publishing],
  };
}
