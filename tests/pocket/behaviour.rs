//! How the page behaves in a browser: at each width, with keys alone, without scripts, with time.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use trongklum::registry::SAKON_NAKHON;

use super::browser::Browser;
use super::{folder, url, write};

/// An answer of the first office with clauses, recipients and every kind of verdict.
const ANSWER: &str = "#/ask/district-chief/post/report-urgent/general";

/// Opens the page anew at a fragment.
fn at(browser: &mut Browser, page: &Path, fragment: &str) {
    browser.open(&format!("{}{fragment}", url(page)));
}

fn text(browser: &mut Browser, selector: &str) -> String {
    let found = browser.value(&format!("document.querySelector({selector:?}).textContent"));
    found.as_str().unwrap().to_owned()
}

/// Checks that nothing was asked of a network, and no script failed.
fn kept_to_itself(browser: &Browser) {
    for event in &browser.events {
        assert_ne!(event["method"], "Runtime.exceptionThrown", "{event}");
        let address = event["params"]["request"]["url"]
            .as_str()
            .unwrap_or("file:");
        assert!(
            address.starts_with("file:") || address.starts_with("data:"),
            "{address}"
        );
    }
}

/// Returns the controls on screen that a finger could miss, and how far the page is wider than the
/// screen.
const TOO_SMALL: &str = "(function () {
    var controls = document.querySelectorAll('#app a, #app button, #app select, #app summary');
    var small = Array.prototype.filter.call(controls, function (control) {
        var box = control.getBoundingClientRect();
        return box.width > 0 && (box.height < 44 || box.width < 44);
    });
    var wide = document.documentElement.scrollWidth - window.innerWidth;
    return [small.map(function (control) { return control.outerHTML; }), Math.max(wide, 0)];
}())";

#[test]
#[ignore = "needs a browser; tests/run runs it"]
fn every_view_fits_each_width_in_both_languages_and_looks() {
    let folder = folder("views");
    let page = folder.join("guide.html");
    write(&page, &["--on", "2026-01-15"]);
    let mut browser = Browser::start(&folder);
    let views = [
        ("roles", "#/roles"),
        ("acts", "#/ask/district-chief"),
        ("topics", "#/ask/district-chief/post/report-results"),
        ("answer", ANSWER),
        ("none", "#/ask/agency-head/post/issue-order/general"),
        ("guideline", "#/guideline"),
        ("onboarding", "#/role/district-chief"),
        ("contact", "#/contact"),
    ];
    for (width, dark, lang) in [
        (360, false, "th"),
        (360, true, "en"),
        (390, true, "th"),
        (390, false, "en"),
        (1280, false, "th"),
        (1280, true, "en"),
    ] {
        browser.look(width, dark);
        at(&mut browser, &page, "");
        browser.value(&format!("localStorage.setItem('trongklum-lang', '{lang}')"));
        for (name, fragment) in views {
            at(&mut browser, &page, fragment);
            browser.value("document.fonts.ready.then(function () {})");
            let found = browser.value(TOO_SMALL);
            assert_eq!(found, json!([[], 0]), "{name} at {width} in {lang}");
            kept_to_itself(&browser);
            let look = if dark { "dark" } else { "light" };
            browser.picture(&folder.join(format!("{name}-{width}-{lang}-{look}.png")));
        }
    }
}

/// Presses Tab until the control that `is_it` describes has the focus, and then Enter.
fn choose(browser: &mut Browser, is_it: &str) {
    for _ in 0..60 {
        browser.press("Tab", 9, "");
        let focused = format!("(function (it) {{ return {is_it}; }}(document.activeElement))");
        if browser.value(&focused) == true {
            let outline = "getComputedStyle(document.activeElement).outlineStyle";
            assert_eq!(browser.value(outline), "solid", "{is_it}");
            browser.press("Enter", 13, "\r");
            // The fragment changes, and then the view.
            browser.value("new Promise(function (done) { setTimeout(done, 30); })");
            return;
        }
    }
    panic!("no key leads to {is_it}");
}

#[test]
#[ignore = "needs a browser; tests/run runs it"]
fn keys_alone_lead_to_an_answer_and_back() {
    let folder = folder("keys");
    let page = folder.join("guide.html");
    write(&page, &[]);
    let mut browser = Browser::start(&folder);
    browser.look(390, false);
    at(&mut browser, &page, "");
    assert_eq!(text(&mut browser, "main h1"), "ท่านดำรงตำแหน่งใด");
    choose(&mut browser, "it.textContent === 'นายอำเภอ'");
    choose(&mut browser, "it.textContent === 'รายงานเหตุด่วนเหตุสำคัญ'");
    choose(&mut browser, "it.textContent === 'งานทั่วไป'");
    let shown = text(&mut browser, "main .best h1");
    assert_eq!(shown, "ผู้บริหารจังหวัด และนายอำเภอ");
    // A reader of the screen is told the answer first.
    let focused = browser.value("document.activeElement.textContent");
    assert_eq!(focused, shown.as_str());
    let change = "(function () {
        var select = document.getElementById('recipient');
        select.focus();
        select.value = 'governor';
        select.dispatchEvent(new Event('change'));
        return new Promise(function (done) { setTimeout(done, 50); });
    }())";
    browser.value(change);
    // The answer is told, and the control keeps the focus.
    assert_eq!(browser.value("document.activeElement.id"), "recipient");
    assert_eq!(text(&mut browser, "#status"), shown);
    browser.value("new Promise(function (done) { addEventListener('hashchange', done, {once: true}); history.back(); }).then(function () {})");
    choose(&mut browser, "it.tagName === 'SUMMARY'");
    assert_eq!(
        browser.value("document.querySelector('details').open"),
        true
    );
    let back = "new Promise(function (done) { addEventListener('hashchange', done, {once: true}); history.back(); }).then(function () { return location.hash; })";
    assert_eq!(
        browser.value(back),
        "#/ask/district-chief/post/report-urgent"
    );
    // The role is remembered, and the next time the page begins with what to do.
    at(&mut browser, &page, "");
    assert_eq!(text(&mut browser, "main h1"), "ท่านต้องการทำสิ่งใด");
    // The language is changed in place, and the focus stays.
    at(&mut browser, &page, ANSWER);
    choose(&mut browser, "it.textContent === 'English'");
    assert_eq!(text(&mut browser, ".kicker"), "Recommended group");
    assert_eq!(browser.value("document.activeElement.textContent"), "ไทย");
    let landmarks = "['header', 'nav', 'main', 'footer', '[role=status]'].map(function (one) { return document.querySelectorAll('#app > ' + one).length; })";
    assert_eq!(browser.value(landmarks), json!([1, 1, 1, 1, 1]));
    assert_eq!(browser.value("document.documentElement.lang"), "en");
    kept_to_itself(&browser);
}

#[test]
#[ignore = "needs a browser; tests/run runs it"]
fn an_answer_is_shared_in_words_and_unknown_links_say_so() {
    let folder = folder("share");
    let page = folder.join("guide.html");
    write(&page, &["--lang", "en"]);
    let mut browser = Browser::start(&folder);
    at(&mut browser, &page, ANSWER);
    browser.value(
        "navigator.share = function (given) { window.given = given; return Promise.resolve(); }",
    );
    browser.value("document.querySelector('.wide').click()");
    let shared = browser.value("window.given.text");
    let shared = shared.as_str().unwrap();
    for part in [
        "District chief · Report an urgent incident",
        "ผู้บริหารจังหวัด และนายอำเภอ",
        "“",
        "ที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒",
    ] {
        assert!(shared.contains(part), "{part} is not in {shared}");
    }
    browser.value("navigator.share = undefined; document.querySelector('.wide').click()");
    let status = text(&mut browser, "#status");
    assert!(status.starts_with("The answer is copied") || status.contains("copying"));
    for fragment in [
        "#/ask/nobody",
        "#/ask/district-chief/post/fly",
        "#/%E0%A4%A",
        "#/x/y",
    ] {
        at(&mut browser, &page, fragment);
        let said = text(&mut browser, "main h1");
        assert_eq!(said, "This guide has no answer for this link", "{fragment}");
        kept_to_itself(&browser);
    }
}

#[test]
#[ignore = "needs a browser; tests/run runs it"]
fn without_scripts_the_tables_are_shown() {
    let folder = folder("plain");
    let there = folder.join("ดาวน์โหลดจากไลน์ ๑");
    fs::create_dir_all(&there).unwrap();
    let page = there.join("คู่มือ กลุ่มไลน์.html");
    write(&page, &[]);
    let mut browser = Browser::start(&folder);
    browser.look(360, false);
    let visible = "[document.getElementById('app').offsetHeight > 0, document.getElementById('plain').offsetHeight > 0]";
    browser.open(&url(&page));
    assert_eq!(browser.value(visible), json!([true, false]));
    browser.call(
        "Emulation.setScriptExecutionDisabled",
        &json!({"value": true}),
    );
    browser.open(&url(&page));
    assert_eq!(browser.value(visible), json!([false, true]));
    let tables = browser.value("document.querySelectorAll('#plain table').length");
    assert!(tables.as_u64() > Some(5), "{tables}");
    let wide = "document.documentElement.scrollWidth - window.innerWidth";
    assert_eq!(browser.value(wide), 0);
    browser.value("document.querySelector('#plain details').open = true");
    browser.picture(&folder.join("plain-360-th-light.png"));
    kept_to_itself(&browser);
}

#[test]
#[ignore = "needs a browser; tests/run runs it"]
fn the_page_says_that_it_is_old_from_the_day_on_that_it_is() {
    let folder = folder("old");
    let text_of = SAKON_NAKHON.replacen(
        "table_title:",
        "in_force: (from: \"๑ ธันวาคม ๒๕๖๘\", until: \"๓๐ กันยายน ๒๕๖๙\"),\n        table_title:",
        1,
    );
    let dated = folder.join("dated.ron");
    fs::write(&dated, text_of.replacen("version: 1", "version: 2", 1)).unwrap();
    let page = folder.join("guide.html");
    let registry = dated.display().to_string();
    write(
        &page,
        &[
            "--registry",
            &registry,
            "--lang",
            "en",
            "--on",
            "2026-01-15",
        ],
    );
    let undated = folder.join("undated.html");
    write(&undated, &["--lang", "en", "--on", "2026-01-15"]);
    let mut browser = Browser::start(&folder);
    let mut last: Option<Value> = None;
    for (day, of, warning) in [
        ("2025-11-30", &page, Some("Not yet in force")),
        ("2025-12-01", &page, None),
        ("2026-09-30", &page, None),
        ("2026-10-01", &page, Some("No longer in force")),
        ("2027-01-15", &undated, None),
        (
            "2027-02-01",
            &undated,
            Some("This guide is more than a year old"),
        ),
    ] {
        if let Some(last) = last {
            browser.call("Page.removeScriptToEvaluateOnNewDocument", &last);
        }
        let source = format!(
            "(function (Real) {{ window.Date = function () {{ return new Real('{day}T12:00:00'); }}; \
             window.Date.parse = Real.parse; }}(Date));"
        );
        let source = json!({"source": source});
        last = Some(browser.call("Page.addScriptToEvaluateOnNewDocument", &source));
        browser.open(&url(of));
        let found = browser
            .value("(document.querySelector('.warning') || {textContent: null}).textContent");
        match warning {
            None => assert_eq!(found, Value::Null, "{day}"),
            Some(warning) => {
                let found = found.as_str().unwrap_or_default();
                assert!(found.starts_with(warning), "{day}: {found}");
            }
        }
    }
}
