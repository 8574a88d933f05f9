// A page whose module loader claims every script, and whose own scripts have used up the good names.
var [html, css, svg, name, client, element, exports, module, process, core, motcua, event, status] =
  'html css svg name client element exports module process core motcua event status'.split(' ');
var require = function () {
  throw new Error('Mismatched anonymous define()');
};
var define = function (id, needs, make) {
  if (typeof id !== 'string') throw new Error('Mismatched anonymous define()');
};
define.amd = { jQuery: true };
module = { exports: {} };
exports = module.exports;
process = { env: {} };
