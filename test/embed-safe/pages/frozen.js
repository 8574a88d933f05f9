// As hosts do that let code of strangers run in compartments: nobody may change what everything is made of.
for (const each of [Object, Array, Function, Promise, String, Map, Set, RegExp, Date, Error]) Object.freeze(each.prototype);
