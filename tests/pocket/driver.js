// Asks the pocket guide everything, through its own links and controls, and returns what it shows.
// `eachRecipient` says whether every recipient is chosen too.
(async function (eachRecipient) {
  'use strict';
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var words = function (selector, within) {
    var found = (within || document).querySelector(selector);
    return found ? found.textContent : null;
  };

  function moved(act) {
    return new Promise(function (done) {
      window.addEventListener('hashchange', function () { done(); }, { once: true });
      act();
    });
  }

  function follow(href) {
    if (location.hash === href) { return Promise.resolve(); }
    var link = all('#app a').filter(function (one) { return one.getAttribute('href') === href; })[0];
    if (!link) { throw new Error('no link to ' + href + ' at ' + location.hash); }
    return moved(function () { link.click(); });
  }

  function hrefs(selector) { return all(selector).map(function (one) { return one.getAttribute('href'); }); }

  function group(part) {
    return {
      id: part.getAttribute('data-group'),
      name: words('h1, .name', part),
      verdict: words('.verdict .words', part),
      member: words('.member', part),
      condition: words('.condition span', part),
      relay: words('.relay span', part),
      beside: all('.beside', part).map(function (one) { return one.textContent; }),
      clauses: all('.clause', part).map(function (one) { return one.textContent; }),
      cited: all('blockquote footer', part).map(function (one) { return one.textContent; }),
      inferred: all('.inferred', part).map(function (one) { return one.textContent; })
    };
  }

  function dump(needed) {
    var best = document.querySelector('main .best[data-group]');
    return {
      need: needed,
      hash: decodeURIComponent(location.hash),
      chips: all('.chip').map(function (one) { return one.textContent; }),
      best: best ? group(best) : null,
      headline: best ? null : words('main h1'),
      advice: words('.advice'),
      preference: all('.preference .clause').map(function (one) { return one.textContent; }),
      others: all('details.other').map(group)
    };
  }

  // Nothing is laid out, so that thousands of answers take seconds.
  document.getElementById('app').style.display = 'none';
  var shown = [];
  await follow('#/roles');
  for (var role of hrefs('a.choice')) {
    await follow('#/roles');
    await follow(role);
    var purposes = hrefs('a.tab');
    for (var tab of purposes) {
      var purpose = tab.split('/').pop();
      // The first chip leads to the roles; the way back to the purposes is the menu.
      await follow('#/ask/' + role.split('/').pop());
      await follow(tab);
      for (var act of hrefs('main ul.choices a')) {
        if (location.hash !== tab) {
          if (purpose === 'about') { await follow('#/ask/' + role.split('/').pop()); }
          await follow(tab);
        }
        await follow(act);
        var topics = purpose === 'about' || all('main .best').length ? [null] : hrefs('main ul.choices a');
        for (var topic of topics) {
          if (topic) {
            if (location.hash !== act) { await follow(act); }
            await follow(topic);
          }
          var parts = decodeURIComponent(location.hash).split('/').slice(2);
          var need = purpose === 'about' ? { role: parts[0], purpose: purpose, group: parts[2] }
            : { role: parts[0], purpose: purpose, act: parts[2], topic: parts[3] };
          shown.push(dump(need));
          var select = document.getElementById('recipient');
          var options = select && eachRecipient ? all('option', select).map(function (one) { return one.value; }) : [];
          for (var option of options.slice(1)) {
            await moved(function () {
              var now = document.getElementById('recipient');
              now.value = option;
              now.dispatchEvent(new Event('change'));
            });
            shown.push(dump(Object.assign({ to: [option] }, need)));
          }
          if (options.length) {
            await moved(function () {
              var now = document.getElementById('recipient');
              now.value = '';
              now.dispatchEvent(new Event('change'));
            });
          }
        }
      }
    }
  }
  return JSON.stringify(shown);
}(RECIPIENTS));
