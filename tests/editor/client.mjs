// Asks `zcodegen lsp` with the protocol library of VS Code: node client.mjs FOLDER FILE COMMAND…
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file, command, ...args] = process.argv.slice(2);
const require = createRequire(join(process.cwd(), "package.json"));
const {
  createProtocolConnection,
  CodeActionRequest,
  CompletionRequest,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} = require("vscode-languageserver-protocol/node");

const server = spawn(command, args, { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
const connection = createProtocolConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
const uri = pathToFileURL(join(folder, file)).href;
const text = readFileSync(join(folder, file), "utf8");
const published = new Promise((resolve) => {
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    if (params.uri === uri) resolve(params.diagnostics);
  });
});
connection.listen();
const capabilities = { textDocument: { rename: { prepareSupport: true } } };
const started = await connection.sendRequest(InitializeRequest.type, {
  processId: process.pid,
  rootUri: pathToFileURL(folder).href,
  workspaceFolders: null,
  capabilities,
});
await connection.sendNotification(InitializedNotification.type, {});
await connection.sendNotification(DidOpenTextDocumentNotification.type, {
  textDocument: { uri, languageId: "yaml", version: 1, text },
});
const diagnostics = await published;
// JavaScript's strings are UTF-16, so that the place of a text is its position in the protocol.
const lines = text.split("\n");
const line = lines.findIndex((one) => one.includes("🎈不存在"));
const position = { line, character: lines[line].indexOf("不存在") };
const textDocument = { uri };
const hover = await connection.sendRequest(HoverRequest.type, { textDocument, position });
const completion = await connection.sendRequest(CompletionRequest.type, { textDocument, position });
const stale = diagnostics.find((one) => one.code === "stale-translation");
const underlined = lines[stale.range.start.line].slice(stale.range.start.character, stale.range.end.character);
const actions = await connection.sendRequest(CodeActionRequest.type, {
  textDocument,
  range: stale.range,
  context: { diagnostics: [stale] },
});
await connection.sendRequest(ShutdownRequest.type);
await connection.sendNotification(ExitNotification.type);
const code = await new Promise((resolve) => server.on("exit", resolve));
console.log(
  JSON.stringify({
    rename: started.capabilities.renameProvider,
    rules: diagnostics.map((one) => one.code),
    hover,
    completion: completion.items.map((one) => one.label),
    underlined,
    actions: actions.map((one) => one.title),
    code,
  }),
);
