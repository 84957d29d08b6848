// Holds golden requests to Google's Data Manager and to Meta against what the libraries of both know of their own
// formats: no field that the published messages do not have, and no other shape than the library itself would send.
//
// usage: node oracles.mjs <folder of the golden requests>; exits with 1 and says what is wrong
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';

const require = createRequire(import.meta.url);
const protobuf = require('protobufjs');
const { ServerEvent, UserData, CustomData, Content } = require('facebook-nodejs-business-sdk');
const golden = process.argv[2];
let checked = 0;

function body(file) {
  const text = readFileSync(`${golden}/${file}.request.txt`, 'utf8');
  return JSON.parse(text.slice(text.indexOf('\n\n')));
}

/** As strict as protobuf's JSON form: unknown names, values of other kinds and unknown words of an enum are wrong. */
function strict(message, value, path) {
  return Object.entries(value).flatMap(([name, given]) => {
    const field = message.fieldsArray.find((each) => protobuf.util.camelCase(each.name) === name)?.resolve();
    if (!field) {
      return [`${path}.${name} is no field of ${message.fullName}`];
    }
    return field.repeated === Array.isArray(given)
      ? [given].flat().flatMap((each) => one(field, each, `${path}.${name}`))
      : [`${path}.${name} is ${field.repeated ? 'a list' : 'one value'}`];
  });
}

function one(field, value, path) {
  if (field.resolvedType instanceof protobuf.Enum) {
    return value in field.resolvedType.values ? [] : [`${path}: ${value} is no word of ${field.resolvedType.fullName}`];
  }
  if (field.resolvedType?.fullName === '.google.protobuf.Timestamp') {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) ? [] : [`${path}: ${value} is no timestamp`];
  }
  if (field.resolvedType) {
    return strict(field.resolvedType, value, path);
  }
  const kind = { string: 'string', bool: 'boolean', double: 'number' }[field.type] ?? 'string';
  return typeof value === kind ? [] : [`${path} is a ${field.type}, and ${typeof value} was given`];
}

const protos = protobuf.Root.fromJSON(require('@google-ads/datamanager/build/protos/protos.json'));
const request = protos.lookupType('google.ads.datamanager.v1.IngestEventsRequest');
const wrong = ['lead', 'purchase', 'restated'].flatMap((sample) => {
  checked++;
  return strict(request, body(`google/${sample}`), sample);
});
const control = { events: [{ conversionvalue: 1, consent: { adUserData: 'YES' } }] };
if (strict(request, control, 'control').length !== 2) {
  wrong.push('the check takes a wrong name and a wrong word');
}

/** The library's objects are filled with what we would send; what they make of it must be the same. */
function meta(sent) {
  const event = new ServerEvent()
    .setEventName(sent.event_name)
    .setEventTime(sent.event_time)
    .setEventId(sent.event_id)
    .setActionSource(sent.action_source);
  if (sent.event_source_url) event.setEventSourceUrl(sent.event_source_url);
  const person = sent.user_data;
  const user = new UserData();
  const lists = { em: 'Emails', ph: 'Phones', fn: 'FirstNames', ln: 'LastNames', zp: 'Zips', country: 'Countries' };
  const single = { client_ip_address: 'ClientIpAddress', client_user_agent: 'ClientUserAgent', fbc: 'Fbc', fbp: 'Fbp' };
  for (const [name, value] of Object.entries(person)) {
    if (name === 'external_id') user.setExternalIds(value);
    else if (lists[name]) user[`set${lists[name]}`](value);
    else if (single[name]) user[`set${single[name]}`](value);
    else wrong.push(`meta: user_data.${name} is not in this check`);
  }
  event.setUserData(user);
  if (sent.custom_data) {
    const { contents, value, currency, order_id, content_type, num_items, ...others } = sent.custom_data;
    const custom = new CustomData();
    if (value !== undefined) custom.setValue(value);
    if (currency) custom.setCurrency(currency);
    if (order_id) custom.setOrderId(order_id);
    if (content_type) custom.setContentType(content_type);
    if (num_items !== undefined) custom.setNumItems(num_items);
    if (contents) {
      custom.setContents(
        contents.map((each) => new Content().setId(each.id).setQuantity(each.quantity).setItemPrice(each.item_price)),
      );
    }
    if (Object.keys(others).length > 0) custom.setCustomProperties(others);
    event.setCustomData(custom);
  }
  return event.normalize();
}

const [purchase] = body('meta/purchase').data;
const theirs = JSON.parse(JSON.stringify(meta(purchase)));
// The library lower-cases currencies; Meta's documentation has them as ISO 4217 does.
theirs.custom_data.currency = theirs.custom_data.currency.toUpperCase();
if (!isDeepStrictEqual(theirs, purchase)) {
  wrong.push(`meta: the library sends ${JSON.stringify(theirs)} for ${JSON.stringify(purchase)}`);
}
checked++;

console.log(wrong.length === 0 ? `${checked} requests are as the libraries have them` : wrong.join('\n'));
process.exitCode = wrong.length === 0 ? 0 : 1;
