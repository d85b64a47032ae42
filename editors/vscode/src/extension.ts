// The client of `zcodegen lsp`: it starts the server, and says which files the server is asked about.
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

const WATCHED = "**/{catalog,templates}/**/*.{yaml,yml}";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(vscode.commands.registerCommand("zcodegen.restart", restart));
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  client = undefined;
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function start(): Promise<void> {
  const [command = "zcodegen", ...args] = vscode.workspace
    .getConfiguration("zcodegen")
    .get<string[]>("command", ["zcodegen", "lsp"]);
  const server: ServerOptions = { command, args };
  const options: LanguageClientOptions = {
    documentSelector: [{ scheme: "file", language: "yaml" }],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher(WATCHED) },
  };
  client = new LanguageClient("zcodegen", "zcodegen", server, options);
  try {
    await client.start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      `zcodegen: ${[command, ...args].join(" ")} does not start (${reason}). Install it with pip install 'zcodegen[lsp]'.`,
    );
  }
}
