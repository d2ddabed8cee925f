import { ApiError, notFound, validationFailed } from '../../apiError.ts';
import { branchTip, resolveCommit, setRef, treeEntry } from '../../git/bareRepository.ts';
import { commitFile } from '../../git/commitFile.ts';
import { demand } from '../../state/access.ts';
import { fullName } from '../../state/gitHubState.ts';
import { gitObjectNodeId } from '../../state/nodeId.ts';
import type { Repository } from '../../state/stateData.ts';
import type { JsonObject } from '../openApiDescription.ts';
import { commitShape } from '../shapes/commitShape.ts';
import { optionalText, repositoryOf, text, type RestContext, type RestOperations } from '../restHandler.ts';
import { contentShape, oneCommit } from './repositoryOperations.ts';

/** Single branches and files, read and written without a clone. */
export const fileOperations: RestOperations = {
  'git/get-ref': async (context) => {
    const repository = repositoryOf(context);
    const ref = text(context.params['ref']);
    const branch = /^heads\/(.+)$/u.exec(ref)?.[1];
    const sha = branch === undefined ? null : await branchTip(repository.gitDirectory, branch);
    if (sha === null) throw notFound();
    return { status: 200, body: refShape(context, repository, `refs/${ref}`, sha) };
  },
  'git/create-ref': async (context) => {
    const repository = repositoryOf(context);
    demand(context.state, context.viewer, repository, 'write');
    const ref = text(context.body['ref']);
    const branch = /^refs\/heads\/(.+)$/u.exec(ref)?.[1];
    const sha = text(context.body['sha']);
    if (branch === undefined) throw validationFailed('Reference', 'ref', 'invalid');
    if ((await branchTip(repository.gitDirectory, branch)) !== null) {
      throw new ApiError(422, 'Reference already exists');
    }
    if ((await resolveCommit(repository.gitDirectory, sha)) === null) {
      throw new ApiError(422, 'Object does not exist');
    }
    await setRef(repository.gitDirectory, ref, sha);
    context.state.changed();
    return { status: 201, body: refShape(context, repository, ref, sha) };
  },
  'repos/create-or-update-file-contents': async (context) => {
    const repository = repositoryOf(context);
    const { state, viewer, urls } = context;
    demand(state, viewer, repository, 'write');
    const directory = repository.gitDirectory;
    const branch = optionalText(context.body['branch']) ?? repository.defaultBranch;
    const tip = await branchTip(directory, branch);
    if (tip === null) throw new ApiError(404, `Branch ${branch} not found`, { type: 'NOT_FOUND' });
    const path = text(context.params['path']);
    const known = await treeEntry(directory, tip, path);
    const replaces = optionalText(context.body['sha']);
    if (known !== null && replaces === undefined) {
      throw new ApiError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
    }
    if (replaces !== undefined && replaces !== known?.sha) {
      throw new ApiError(409, `${path} does not match ${replaces}`);
    }
    const person = state.requireUser(viewer.login);
    const sha = await commitFile(directory, {
      branch,
      tip,
      path,
      bytes: Buffer.from(text(context.body['content']), 'base64'),
      message: text(context.body['message']),
      author: {
        name: person.name,
        email: person.emails[0] ?? `${person.login}@users.noreply.github.com`,
      },
      date: state.now(),
    });
    state.changed();
    const entry = await treeEntry(directory, sha, path);
    if (entry === null) throw notFound();
    const { author, committer, ...commit } = commitShape(
      state,
      urls,
      repository,
      await oneCommit(repository, sha),
    )['commit'] as JsonObject;
    return {
      status: known === null ? 201 : 200,
      body: {
        content: contentShape(context, repository, branch, entry),
        commit: {
          sha,
          node_id: gitObjectNodeId('Commit', repository.id, sha),
          url: urls.api(`/repos/${fullName(repository)}/git/commits/${sha}`),
          html_url: urls.html(`/${fullName(repository)}/commit/${sha}`),
          author,
          committer,
          message: commit['message'],
          tree: commit['tree'],
          parents: [
            {
              sha: tip,
              url: urls.api(`/repos/${fullName(repository)}/git/commits/${tip}`),
              html_url: urls.html(`/${fullName(repository)}/commit/${tip}`),
            },
          ],
          verification: commit['verification'],
        },
      },
    };
  },
};

function refShape(context: RestContext, repository: Repository, ref: string, sha: string): JsonObject {
  const api = context.urls.api(`/repos/${fullName(repository)}/git`);
  return {
    ref,
    node_id: gitObjectNodeId('Ref', repository.id, ref),
    url: `${api}/${ref}`,
    object: { type: 'commit', sha, url: `${api}/commits/${sha}` },
  };
}
