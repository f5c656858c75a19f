// Loaded into Azurite by `node --require`. The name of a blob may hold characters that XML does not allow (U+0001, U+FFFE), and Azurite
// answers 500 to every listing with such a name in it. Azure percent-encodes the name and says so with Encoded="true"
// (https://learn.microsoft.com/rest/api/storageservices/list-blobs); with this, Azurite does too.
'use strict';

const { createRequire } = require('node:module');

const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const ENCODED_MARKER = '\u2063encoded:';
const MARKERS = new Set(['Marker', 'NextMarker', 'Prefix']);

const ofAzurite = createRequire(process.argv[1]);
const { Builder } = ofAzurite('xml2js');
const store = ofAzurite('./blob/persistence/LokiBlobMetadataStore').default.prototype;

const { buildObject } = Builder.prototype;
Builder.prototype.buildObject = function (root) {
  return buildObject.call(this, allowed(root));
};

// A marker is the name of the last blob of a page: what is sent out encoded comes back encoded.
const { listBlobs } = store;
store.listBlobs = function (...parameters) {
  const marker = 7;
  if (parameters[marker]?.startsWith(ENCODED_MARKER)) {
    parameters[marker] = decodeURIComponent(parameters[marker].slice(ENCODED_MARKER.length));
  }
  return listBlobs.apply(this, parameters);
};

function allowed(value, element) {
  if (Array.isArray(value)) {
    return value.map((item) => allowed(item, element));
  }
  if (typeof value === 'string') {
    return NOT_IN_XML.test(value) ? encoded(value, element) : value;
  }
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, allowed(child, name)]));
}

function encoded(value, element) {
  if (element === 'Name') {
    return { $: { Encoded: 'true' }, _: encodeURIComponent(value) };
  }
  return MARKERS.has(element) ? ENCODED_MARKER + encodeURIComponent(value) : value;
}
