// In the manner of libraries of 2006 to 2010: everything gets new methods, some old ones are replaced by what their authors
// thought of them, and the page goes on being written while it is read.
(() => {
  const add = (to, methods) => {
    for (const name in methods) if (!(name in to)) to[name] = methods[name];
  };
  add(Object.prototype, {
    forEachKey(visit) {
      for (const key in this) visit(key, this[key]);
    },
    isKindOf(kind) {
      return this instanceof kind;
    },
  });
  add(Array.prototype, {
    each(visit) {
      for (let index = 0; index < this.length; index += 1) visit(this[index], index);
      return this;
    },
    first() {
      return this[0];
    },
    last() {
      return this[this.length - 1];
    },
    without(gone) {
      return this.filter((each) => each !== gone);
    },
    contains(one) {
      return this.indexOf(one) !== -1;
    },
  });
  // Serialises arrays by itself, as was common before browsers could.
  Array.prototype.toJSON = function () {
    const parts = [];
    for (let index = 0; index < this.length; index += 1) parts.push(JSON.stringify(this[index]));
    return `[${parts.join(', ')}]`;
  };
  // Knows no second parameter.
  Array.from = function (given) {
    const made = [];
    if (given && typeof given.length === 'number') for (let index = 0; index < given.length; index += 1) made.push(given[index]);
    else if (given && given[Symbol.iterator]) for (const each of given) made.push(each);
    return made;
  };
  // Leaves out what is empty.
  Array.prototype.filter = function (isWanted, scope) {
    const found = [];
    for (let index = 0; index < this.length; index += 1) if (this[index] && isWanted.call(scope || window, this[index], index)) found.push(this[index]);
    return found;
  };
  Function.prototype.bind = function (scope) {
    const bound = this;
    const given = Array.prototype.slice.call(arguments, 1);
    return function () {
      return bound.apply(scope, given.concat(Array.prototype.slice.call(arguments)));
    };
  };
  Function.prototype.delay = function (seconds) {
    return setTimeout(this, seconds * 1000);
  };
  String.prototype.strip = function () {
    return this.replace(/^\s+|\s+$/g, '');
  };
  Element.prototype.hide = function () {
    this.style.display = 'none';
    return this;
  };
  window.$ = (id) => document.getElementById(id);
  window.$$ = (selector) => document.querySelectorAll(selector);
  document.write('<script>document.write("<p>Hôm nay: " + new Date().getFullYear() + "</p>")<\/script>');
})();
