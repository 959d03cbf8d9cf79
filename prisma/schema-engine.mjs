#!/usr/bin/env node
// Stand-in for Prisma's native `schema-engine` binary: same argv + JSON-RPC-over-stdio protocol,
// answered by @prisma/schema-engine-wasm over the pg driver adapter. Point PRISMA_SCHEMA_ENGINE_BINARY at it.
import { readFileSync, appendFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import path from 'node:path'
import pg from 'pg'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'

const argv = process.argv.slice(2)
const datamodels = []; let datasource = {}; let cmd = null
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === '--version' || argv[i] === '-V') { console.log('schema-engine-cli wasm-' + readPkgVersion()); process.exit(0) }
  else if (argv[i] === '--datamodels') datamodels.push(argv[++i])
  else if (argv[i] === '--datasource') datasource = JSON.parse(argv[++i])
  else if (argv[i] === '--enabled-preview-features' || argv[i] === '--extension-types') i++
  else if (argv[i] === 'cli') cmd = argv[++i]
}
function readPkgVersion() {
  const req = createRequire(import.meta.url)
  const dir = path.dirname(req.resolve('@prisma/schema-engine-wasm'))
  return JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8')).version
}
const logErr = (code, message) =>
  process.stderr.write(JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields: { message, error_code: code, is_panic: false } }) + '\n')
const maintenanceUrl = (url, db = 'postgres') => { const u = new URL(url); u.pathname = '/' + db; u.searchParams.delete('schema'); return u.toString() }
const dbName = (url) => decodeURIComponent(new URL(url).pathname.slice(1))
const schemaOf = (url) => new URL(url).searchParams.get('schema') ?? undefined
async function withClient(url, fn) {
  const c = new pg.Client({ connectionString: url }); await c.connect()
  try { return await fn(c) } finally { await c.end() }
}
const errCode = (e) => e.code === '3D000' ? 'P1003' : e.code === '28P01' || e.code === '28000' ? 'P1000' : 'P1001'
if (cmd) {
  process.stderr.write(JSON.stringify({ level: 'INFO', target: 'schema_engine', fields: { message: 'start' } }) + '\n') // the CLI skips the first line
  try {
    if (cmd === 'can-connect-to-database') await withClient(datasource.url, (c) => c.query('select 1'))
    else if (cmd === 'create-database') await withClient(maintenanceUrl(datasource.url), (c) => c.query(`CREATE DATABASE ${pg.escapeIdentifier(dbName(datasource.url))}`))
    else if (cmd === 'drop-database') await withClient(maintenanceUrl(datasource.url), (c) => c.query(`DROP DATABASE ${pg.escapeIdentifier(dbName(datasource.url))}`))
    process.exit(0)
  } catch (e) { logErr(errCode(e), e.message || String(e)); process.exit(1) }
}
let lastPanic = null
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message(m) { lastPanic = m } }
process.on('uncaughtException', (e) => { logErr(null, lastPanic ?? e.stack); process.exit(lastPanic ? 101 : 1) })
const require = createRequire(import.meta.url)
const wasmPath = path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm')
const { instance } = await WebAssembly.instantiate(readFileSync(wasmPath), { './schema_engine_bg.js': glue })
glue.__wbg_set_wasm(instance.exports)
instance.exports.__wbindgen_start()

// The stock adapter (7.10) lacks the catalog type "char" (oid 18), splits scripts on ';' and, given a
// connectionString, opens the *main* database as shadow database. Correct all three here.
function fix(q) {
  const queryRaw = q.queryRaw, io = q.performIO.bind(q)
  q.queryRaw = async (query) => {
    const chars = []
    const perCall = Object.create(q, { performIO: { value: async (x) => {
      const r = await io(x)
      r.fields.forEach((f, i) => { if (f.dataTypeID === 18) { f.dataTypeID = 1042; chars.push(i) } })
      return r
    } } })
    const r = await queryRaw.call(perCall, query)
    for (const i of chars) r.columnTypes[i] = ColumnTypeEnum.Character
    return r
  }
  if (q.startTransaction) { const st = q.startTransaction.bind(q); q.startTransaction = async (l) => fix(await st(l)) }
  q.executeScript = async (script) => { try { await q.client.query(script) } catch (e) { q.onError(e) } }
  return q
}
function migrationFactory(url) {
  const schema = schemaOf(url), pgUrl = new URL(url); pgUrl.searchParams.delete('schema')
  const open = async (u, onDispose) => {
    const pool = new pg.Pool({ connectionString: u, max: 1 })
    const a = fix(await new PrismaPg(pool, { schema }).connect())
    a.dispose = async () => { await pool.end(); await onDispose?.() }
    return a
  }
  return {
    provider: 'postgres', adapterName: '@prisma/adapter-pg',
    connect: () => open(pgUrl.toString()),
    connectToShadowDb: async () => {
      if (datasource.shadowDatabaseUrl) return open(datasource.shadowDatabaseUrl)
      const name = 'prisma_migrate_shadow_db_' + crypto.randomUUID()
      const admin = (sql) => withClient(pgUrl.toString(), (c) => c.query(sql))
      await admin(`CREATE DATABASE "${name}" TEMPLATE template0`)
      return open(maintenanceUrl(url, name), () => admin(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`))
    },
  }
}
const url = datasource.url
let enginePromise
const engine = () => (enginePromise ??= (async () => {
  if (!url) throw new Error('no datasource url')
  const factory = bindMigrationAwareSqlAdapterFactory(migrationFactory(url))
  return glue.SchemaEngine.new({ datamodels: datamodels.length ? datamodels.map((f) => [f, readFileSync(f, 'utf8')]) : undefined }, (l) => { if (process.env.SE_DEBUG) appendFileSync(process.env.SE_DEBUG, '... ' + l + '\n') }, factory)
})())
const methods = {
  async createDatabase({ datasource }) { const u = datasource?.url ?? url; await withClient(maintenanceUrl(u), (c) => c.query(`CREATE DATABASE ${pg.escapeIdentifier(dbName(u))}`)); return { databaseName: dbName(u) } },
  // evaluateDataLoss/createMigration do not hand the shadow-database factory on; devDiagnostic does and fills
  // the engine's cache of "schema after these migrations", so call it first.
  async evaluateDataLoss(p) { const e = await engine(); await e.devDiagnostic({ migrationsList: p.migrationsList, filters: p.filters }); return e.evaluateDataLoss(p) },
  async createMigration(p) { const e = await engine(); await e.devDiagnostic({ migrationsList: p.migrationsList, filters: p.filters }); return e.createMigration(p) },
  // The native engine prints a diff through a `print` call back to the CLI.
  async diff(p) {
    const r = await (await engine()).diff(p)
    if (r.stdout != null) { process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id: 1e6, method: 'print', params: { content: r.stdout } }) + '\n'); r.stdout = null }
    return r
  },
  async getDatabaseVersion(p) { return (await engine()).version(p) },
}
for (const m of ['applyMigrations','createMigration','dbExecute','debugPanic','devDiagnostic','diagnoseMigrationHistory','ensureConnectionValidity','evaluateDataLoss','introspect','introspectSql','diff','markMigrationApplied','markMigrationRolledBack','reset','schemaPush'])
  methods[m] ??= async (p) => (await engine())[m](p)

let id = 0, pending = 0, closed = false
const done = () => { if (closed && pending === 0) process.exit(0) }
createInterface({ input: process.stdin }).on('line', async (line) => {
  const req = JSON.parse(line)
  if (!req.method) return
  pending++
  let out
  try {
    if (process.env.SE_DEBUG) appendFileSync(process.env.SE_DEBUG, '>>> ' + line + '\n')
    const result = await methods[req.method](req.params)
    out = { jsonrpc: '2.0', id: req.id, result: result ?? null }
    if (process.env.SE_DEBUG) appendFileSync(process.env.SE_DEBUG, '<<< ' + JSON.stringify(out) + '\n')
  } catch (e) {
    if (process.env.SE_DEBUG) appendFileSync(process.env.SE_DEBUG, '!!! ' + e.stack + JSON.stringify(e) + '\n')
    out = { jsonrpc: '2.0', id: req.id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data: { is_panic: false, message: e.message ?? String(e), error_code: e.code ?? e.error_code ?? null, meta: e.meta ?? null } } }
  }
  process.stdout.write(JSON.stringify(out) + '\n'); pending--; done()
}).on('close', () => { closed = true; done() })
