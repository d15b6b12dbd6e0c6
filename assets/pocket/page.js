// The pocket guide. It only looks up: every verdict and every sentence stands in the data, worked
// out when the page was written. ES5, so that old telephones run it. Texts enter the page through
// `textContent` alone.
(function () {
  'use strict';

  var data = JSON.parse(document.getElementById('data').textContent);
  var root = document.documentElement;
  var app = document.getElementById('app');
  var plain = document.getElementById('plain');
  var guideline = document.getElementById('guideline');
  var DAY = 86400000;

  // What is remembered. A page opened from a file may not be allowed to.
  function remembered(key) {
    try { return window.localStorage.getItem('trongklum-' + key); } catch (e) { return null; }
  }

  function remember(key, value) {
    try { window.localStorage.setItem('trongklum-' + key, value); } catch (e) { return; }
  }

  var lang = remembered('lang') === 'en' || remembered('lang') === 'th' ? remembered('lang') : data.lang;

  function text(place) {
    var words = data.texts[place];
    if (typeof words === 'string') { return words; }
    return words[lang === 'en' ? 1 : 0];
  }

  function say(key) { return text(data.words[key]); }

  // ---- Elements ----

  function element(name, properties, children) {
    var made = document.createElement(name);
    Object.keys(properties || {}).forEach(function (key) {
      if (key === 'text') { made.textContent = properties.text; } else { made.setAttribute(key, properties[key]); }
    });
    (children || []).forEach(function (child) { if (child) { made.appendChild(child); } });
    return made;
  }

  function list(name, items, properties) {
    return element('ul', properties || { class: name }, items.map(function (item) { return element('li', {}, [item]); }));
  }

  function link(label, href, properties) {
    var made = element('a', properties || {}, []);
    made.setAttribute('href', href);
    made.textContent = label;
    return made;
  }

  function button(label, pressed, act) {
    var made = element('button', { type: 'button', text: label });
    if (pressed !== null) { made.className = 'switch'; made.setAttribute('aria-pressed', pressed ? 'true' : 'false'); }
    made.addEventListener('click', act);
    return made;
  }

  function lines(places) {
    return element('ul', { class: 'lines' }, places.map(function (place) {
      return element('li', { text: text(place) });
    }));
  }

  // ---- Where one is: the fragment, so that Back works and an answer has a link ----

  function path() {
    return location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(function (part) {
      try { return decodeURIComponent(part); } catch (e) { return part; }
    });
  }

  function to() {
    return '#/' + Array.prototype.slice.call(arguments).map(encodeURIComponent).join('/');
  }

  function place(all, id) {
    for (var i = 0; i < all.length; i += 1) { if (all[i].id === id) { return i; } }
    return -1;
  }

  function actsOf(purpose) {
    return data.acts.filter(function (act) { return act.posts === (purpose !== 'join'); });
  }

  // ---- Pieces of an answer ----

  function quote(clause, inferred) {
    var cited = data.clauses[clause];
    return element('blockquote', {}, [
      element('p', { lang: 'th', class: 'clause', text: cited.text }),
      element('footer', { text: text(cited.place) + ' · ' + say('pocket-letter') }),
      inferred === null ? null : element('p', { class: 'inferred', text: text(inferred) })
    ]);
  }

  function quotes(reasons) {
    return reasons.map(function (reason) { return quote(reason[0], reason[1]); });
  }

  function named(label, value, name) {
    return element('p', { class: name || 'fact' }, [
      element('strong', { text: label + ': ' }),
      element('span', { text: value })
    ]);
  }

  function membership(found, purpose) {
    if (purpose === 'about') { return null; }
    return element('p', { class: 'member', text: say(found.member ? 'pocket-member' : 'find-not-member') });
  }

  // What stands below the name and verdict of a group.
  function particulars(found, purpose) {
    var parts = [];
    if (found.condition !== null) { parts.push(named(say('lookup-condition'), text(found.condition), 'condition')); }
    found.beside.forEach(function (line) { parts.push(element('p', { class: 'beside', text: text(line) })); });
    parts.push(membership(found, purpose));
    if (found.relay !== null) { parts.push(named(say('pocket-relay'), text(found.relay), 'relay')); }
    return parts.concat(quotes(found.reasons));
  }

  function foundAt(at) {
    var row = data.found[at];
    return { group: data.groups[row[0]], verdict: data.verdicts[row[1]], member: row[2] === 1, condition: row[3], beside: row[4], reasons: row[5], relay: row[6] };
  }

  function verdict(found, purpose) {
    return text(data.verdict_words[purpose][data.verdicts.indexOf(found.verdict)]);
  }

  // A sign beside the words of a verdict, so that colour is never the only one.
  var SIGNS = { 'fits': '✓', 'fits-if': '!', 'not-required': '–', 'silent': '?', 'forbidden': '✕' };

  function tag(found, purpose) {
    return element('span', { class: 'verdict ' + found.verdict }, [
      element('span', { 'aria-hidden': 'true', text: SIGNS[found.verdict] + ' ' }),
      element('span', { class: 'words', text: verdict(found, purpose) })
    ]);
  }

  function best(found, purpose) {
    var group = found.group;
    var facts = [named(say('lookup-readers'), text(group.readers), 'readers')];
    if (group.size !== null) { facts.push(named(say('lookup-size'), text(group.size), 'size')); }
    return element('section', { class: 'best ' + found.verdict, 'data-group': group.id }, [
      element('p', { class: 'kicker', text: say(purpose === 'about' ? 'verdict-about-fits' : 'lookup-best') }),
      element('h1', { tabindex: '-1', lang: 'th', text: group.name }),
      purpose === 'about' ? null : tag(found, purpose)
    ].concat(facts, particulars(found, purpose)));
  }

  function other(found, purpose) {
    return element('details', { class: 'other', 'data-group': found.group.id }, [
      element('summary', {}, [
        element('span', { class: 'name', lang: 'th', text: found.group.name }),
        tag(found, purpose)
      ])
    ].concat(particulars(found, purpose)));
  }

  // ---- Sharing ----

  function copied(whole) {
    var field = element('textarea', { readonly: '', class: 'apart' });
    field.value = whole;
    app.appendChild(field);
    field.select();
    var done = false;
    try { done = document.execCommand('copy'); } catch (e) { done = false; }
    app.removeChild(field);
    return done;
  }

  function tell(key) { document.getElementById('status').textContent = say(key); }

  function share(answer, whole) {
    // Of a page that is a file, only its words reach others.
    var url = /^https?:/.test(location.protocol) ? location.href : '';
    var fallback = function () { tell(copied(url ? whole + '\n' + url : whole) ? 'pocket-copied' : 'pocket-not-copied'); };
    if (!navigator.share) { fallback(); return; }
    var given = { title: document.title, text: whole };
    if (url) { given.url = url; }
    navigator.share(given).then(null, function (reason) {
      if (!reason || reason.name !== 'AbortError') { fallback(); }
    });
  }

  function inWords(asked, answer) {
    var parts = [asked];
    if (answer.best) {
      parts.push(verdict(answer.best, answer.purpose) + ': ' + answer.best.group.name);
      if (answer.best.condition !== null) { parts.push(say('lookup-condition') + ': ' + text(answer.best.condition)); }
      answer.best.reasons.forEach(function (reason) { parts.push('“' + data.clauses[reason[0]].text + '”'); });
    } else {
      parts.push(text(answer.headline));
    }
    if (answer.advice !== null) { parts.push(text(answer.advice)); }
    return parts.concat(say('pocket-source')).join('\n');
  }

  // ---- Views: each returns the children of the main part ----

  function heading(words) { return element('h1', { tabindex: '-1', text: words }); }

  function choices(items) { return list('choices', items); }

  function roles() {
    return [heading(say('pocket-role-question')), choices(data.roles.map(function (role) {
      return link(text(role.name), to('ask', role.id), { class: 'choice' });
    }))];
  }

  function chip(label, value, href) {
    return element('li', {}, [link(value, href, { class: 'chip', 'aria-label': label + ': ' + value + ' (' + say('pocket-change') + ')' })]);
  }

  function chips(role, purpose, act, topic) {
    var items = [chip(say('find-role'), text(role.name), to('roles'))];
    if (act) { items.push(chip(say('find-act'), text(act.name), to('ask', role.id, purpose))); }
    if (topic && data.topics.length > 1) { items.push(chip(say('find-topic'), text(topic.name), to('ask', role.id, purpose, act.id))); }
    return element('ul', { class: 'chips', 'aria-label': say('pocket-asked') }, items);
  }

  function acts(role, purpose) {
    var tabs = data.purposes.map(function (one) {
      var made = link(text(one.name), to('ask', role.id, one.id), { class: 'tab', 'data-purpose': one.id });
      if (one.id === purpose) { made.setAttribute('aria-current', 'true'); }
      return made;
    });
    var items = purpose === 'about' ? data.groups.map(function (group) {
      return link(group.name, to('ask', role.id, 'about', group.id), { class: 'choice', lang: 'th' });
    }) : actsOf(purpose).map(function (act) {
      var only = data.topics.length === 1 ? [data.topics[0].id] : [];
      return link(text(act.name), to.apply(null, ['ask', role.id, purpose, act.id].concat(only)), { class: 'choice' });
    });
    return [
      chips(role),
      heading(say(purpose === 'about' ? 'pocket-group-question' : 'pocket-act-question')),
      element('nav', { 'aria-label': say('find-purpose') }, [list('tabs', tabs)]),
      choices(items)
    ];
  }

  function topics(role, purpose, act) {
    return [chips(role, purpose, act), heading(say('pocket-topic-question')), choices(data.topics.map(function (topic) {
      return link(text(topic.name), to('ask', role.id, purpose, act.id, topic.id), { class: 'choice' });
    }))];
  }

  function recipients(row, role, act, topic, chosen) {
    if (row.length === 1) { return null; }
    var select = element('select', { id: 'recipient' }, [element('option', { value: '', text: say('find-anyone') })].concat(
      data.recipients.map(function (one) { return element('option', { value: one.id, text: text(one.name) }); })
    ));
    select.value = chosen || '';
    select.addEventListener('change', function () {
      var parts = ['ask', role.id, 'post', act.id, topic.id];
      stays = true;
      location.hash = to.apply(null, select.value ? parts.concat(select.value) : parts);
    });
    return element('p', { class: 'recipient' }, [element('label', { 'for': 'recipient', text: say('find-to') }), select]);
  }

  function answerAt(at, purpose) {
    var row = data.answers[at];
    var all = data.rows[row[1]].map(foundAt);
    var chosen = row[0] === null ? null : all.filter(function (found) { return found.group === data.groups[row[0]]; })[0];
    return { purpose: purpose, best: chosen, all: all, headline: row[2], advice: row[3], preference: row[4] || [] };
  }

  function shown(at, purpose, before, controls, asked) {
    var answer = answerAt(at, purpose);
    var parts = [before];
    if (answer.best) {
      parts.push(best(answer.best, purpose));
    } else {
      parts.push(element('section', { class: 'best silent none' }, [heading(text(answer.headline))]));
    }
    if (answer.advice !== null) { parts.push(element('p', { class: 'advice', text: text(answer.advice) })); }
    if (answer.preference.length) {
      parts.push(element('section', { class: 'preference' }, [element('h2', { text: say('lookup-preference') })].concat(quotes(answer.preference))));
    }
    parts.push(controls);
    if (purpose !== 'about') {
      parts.push(element('h2', { text: say(answer.best ? 'lookup-others' : 'lookup-all-groups') }));
      answer.all.forEach(function (found) { if (found !== answer.best) { parts.push(other(found, purpose)); } });
    }
    var send = button(say('pocket-share'), null, function () { share(answer, inWords(asked, answer)); });
    send.className = 'wide';
    parts.push(send);
    return parts;
  }

  function asked(parts) {
    var role = data.roles[place(data.roles, parts[0])];
    if (!role) { return null; }
    remember('role', role.id);
    var purpose = parts[1] || 'post';
    if (place(data.purposes, purpose) < 0) { return null; }
    if (parts.length < 3) { return acts(role, purpose); }
    if (purpose === 'about') {
      var group = place(data.groups, parts[2]);
      if (group < 0) { return null; }
      return shown(role.about[group], purpose, chips(role), null, say('purpose-about'));
    }
    var act = actsOf(purpose)[place(actsOf(purpose), parts[2])];
    if (!act) { return null; }
    if (parts.length < 4) { return topics(role, purpose, act); }
    var topic = place(data.topics, parts[3]);
    var recipient = parts.length > 4 ? place(data.recipients, parts[4]) + 1 : 0;
    if (topic < 0 || (parts.length > 4 && (recipient === 0 || purpose !== 'post'))) { return null; }
    var row = data.needs[role[purpose][place(actsOf(purpose), act.id)][topic]];
    var control = purpose === 'post' ? recipients(row, role, act, data.topics[topic], parts[4]) : null;
    var words = [text(role.name), text(act.name), text(data.topics[topic].name)];
    if (recipient) { words.push(say('find-to') + ' ' + text(data.recipients[recipient - 1].name)); }
    return shown(row.length === 1 ? row[0] : row[recipient], purpose, chips(role, purpose, act, data.topics[topic]), control, words.join(' · '));
  }

  function part(label, places) {
    return places.length ? element('div', {}, [element('h3', { text: label }), lines(places)]) : null;
  }

  function onboarding(id) {
    var role = data.roles[place(data.roles, id)];
    if (!role) { return null; }
    remember('role', role.id);
    var page = role.page;
    var groups = page.groups.map(function (one) {
      return element('section', { class: 'card' }, [
        element('h2', { lang: 'th', text: data.groups[one.group].name }),
        element('p', { text: text(one.how) }),
        one.facts.length ? lines(one.facts) : null,
        part(say('document-may'), one.may),
        part(say('verdict-forbidden'), one.must_not),
        part(say('document-need-not'), one.need_not),
        one.clauses.length ? element('details', {}, [element('summary', { text: say('document-clauses') })].concat(
          one.clauses.map(function (clause) { return quote(clause, null); })
        )) : null
      ]);
    });
    return [chips(role), heading(text(page.title))].concat(
      groups.length ? groups : [element('p', { text: text(page.no_groups) })],
      data.general.map(function (clause) { return quote(clause, null); }),
      page.duties.length ? [element('h2', { text: say('document-duties') }), lines(page.duties)] : [],
      page.ticks.length ? [element('h2', { text: say('document-checklist') }), lines(page.ticks)] : []
    );
  }

  function contact() {
    var given = data.contact;
    var rows = [element('p', { class: 'unit', lang: 'th', text: given.unit })];
    if (given.telephone) {
      rows.push(element('p', {}, [given.dial ? link(given.telephone, 'tel:' + given.dial, { class: 'choice' }) : element('span', { text: given.telephone })]));
    }
    if (given.fax) { rows.push(element('p', { text: given.fax })); }
    if (given.email) { rows.push(element('p', {}, [link(given.email, 'mailto:' + given.email, { class: 'choice' })])); }
    return [heading(say('pocket-contact'))].concat(rows);
  }

  function view(parts) {
    var role = remembered('role');
    if (!parts.length) { return place(data.roles, role) < 0 ? roles() : acts(data.roles[place(data.roles, role)], 'post'); }
    var found = null;
    if (parts[0] === 'roles') { found = roles(); }
    if (parts[0] === 'ask') { found = asked(parts.slice(1)); }
    if (parts[0] === 'role') { found = onboarding(parts[1] || role) || roles(); }
    if (parts[0] === 'guideline') { found = [guideline]; guideline.removeAttribute('hidden'); }
    if (parts[0] === 'contact') { found = contact(); }
    return found || [heading(say('pocket-unknown')), choices([link(say('find-again'), '#/roles', { class: 'choice' })])];
  }

  // ---- Age: whether the letter is in force, and the page still young ----

  function warnings() {
    var today = new Date();
    var day = today.getFullYear() + '-' + ('0' + (today.getMonth() + 1)).slice(-2) + '-' + ('0' + today.getDate()).slice(-2);
    var found = [];
    if (data.until && day > data.until) { found.push('pocket-ended'); }
    if (data.from && day < data.from) { found.push('pocket-not-yet'); }
    if (data.good_until && day > data.good_until) { found.push('pocket-superseded'); }
    if (!found.length && data.written && Date.parse(day) - Date.parse(data.written) > 366 * DAY) { found.push('pocket-aged'); }
    return found.map(function (key) { return element('p', { class: 'warning', role: 'note', text: say(key) }); });
  }

  // ---- The page as a whole ----

  function dark() {
    var chosen = root.getAttribute('data-look');
    if (chosen) { return chosen === 'dark'; }
    return !!(window.matchMedia && window.matchMedia('(prefers-color-scheme: dark)').matches);
  }

  function switches() {
    return element('div', { class: 'switches', role: 'group', 'aria-label': say('pocket-display') }, [
      button(say('pocket-dark'), dark(), function () {
        var look = dark() ? 'light' : 'dark';
        root.setAttribute('data-look', look);
        remember('look', look);
        draw(true);
      }),
      button(say('pocket-large'), root.getAttribute('data-size') === 'large', function () {
        var size = root.getAttribute('data-size') === 'large' ? 'usual' : 'large';
        root.setAttribute('data-size', size);
        remember('size', size);
        draw(true);
      })
    ]);
  }

  function language() {
    var made = button(lang === 'th' ? 'English' : 'ไทย', null, function () {
      lang = lang === 'th' ? 'en' : 'th';
      remember('lang', lang);
      draw(true);
    });
    made.className = 'switch';
    made.setAttribute('lang', lang === 'th' ? 'en' : 'th');
    return made;
  }

  function menu(parts) {
    var role = remembered('role');
    var known = place(data.roles, role) >= 0;
    var items = [
      [say('find-again'), known ? to('ask', role) : to('roles'), 'ask'],
      [say('print-guideline'), to('guideline'), 'guideline'],
      [say('pocket-menu-role'), known ? to('role', role) : to('roles'), 'role'],
      [say('pocket-menu-contact'), to('contact'), 'contact']
    ].map(function (item) {
      var made = link(item[0], item[1], {});
      if (parts[0] === item[2]) { made.setAttribute('aria-current', 'page'); }
      return made;
    });
    return element('nav', { 'aria-label': say('pocket-menu'), class: 'menu' }, [list('', items)]);
  }

  // Whether the next view follows from a control that keeps the focus.
  var stays = false;

  function draw(keepsFocus) {
    var parts = path();
    var before = document.activeElement;
    var which = before && before.id ? '#' + before.id : null;
    var buttons = Array.prototype.slice.call(app.querySelectorAll('button.switch'));
    var at = buttons.indexOf(before);
    app.parentNode.insertBefore(guideline, plain);
    guideline.setAttribute('hidden', '');
    root.lang = lang;
    document.title = say('pocket-title');
    var main = element('main', { id: 'main' }, warnings().concat(view(parts)));
    app.textContent = '';
    [
      element('header', {}, [
        element('a', { href: '#/', class: 'title' }, [element('span', { text: say('pocket-title') })]),
        language()
      ]),
      menu(parts),
      main,
      element('p', { id: 'status', role: 'status', 'aria-live': 'polite' }),
      element('footer', {}, [switches(), element('p', { text: say('pocket-source') }), element('p', { text: say('pocket-made') })])
    ].forEach(function (piece) { app.appendChild(piece); });
    if (keepsFocus) {
      var again = at >= 0 ? app.querySelectorAll('button.switch')[at] : which && app.querySelector(which);
      if (again) { again.focus(); }
    }
  }

  function follow() {
    draw(stays);
    var head = app.querySelector('main h1, main h2');
    if (stays) {
      document.getElementById('status').textContent = head ? head.textContent : '';
    } else {
      window.scrollTo(0, 0);
      if (head) {
        head.setAttribute('tabindex', '-1');
        head.focus();
      }
    }
    stays = false;
  }

  ['look', 'size'].forEach(function (key) {
    if (remembered(key)) { root.setAttribute('data-' + key, remembered(key)); }
  });
  draw(false);
  window.addEventListener('hashchange', follow);
  plain.setAttribute('hidden', '');
  root.className = 'js';
}());
