import * as vscode from 'vscode';

/** The views of the container once they are loaded. */
export interface Views {
  readonly compose: vscode.WebviewViewProvider;
}

/**
 * Registers the compose view before its code is loaded, so that opening it is what loads it. The trees are made by
 * the application itself: VS Code shows them empty until then.
 */
export function registerViews(views: () => Promise<Views>): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider('baton.compose', {
    resolveWebviewView: async (view, context, token) => {
      const { compose } = await views();
      await compose.resolveWebviewView(view, context, token);
    },
  });
}
