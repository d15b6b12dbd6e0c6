//! The page as such: its markup, its words, its colours.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

use html5ever::interface::{Attribute, ElementFlags, NodeOrText, QualName, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{ExpandedName, parse_document};
use trongklum::export::pocket_page;
use trongklum::guide::Verdict;
use trongklum::lang::Lang;
use trongklum::registry::{Registry, SAKON_NAKHON, read};
use trongklum::report::palette::{Colour, DARK, LIGHT};
use trongklum::report::{POCKET_LIMIT, POCKET_WORDS, PocketOrder, Publication, Style, pocket};
use trongklum::text::Date;

fn page(registry: &Registry, order: &PocketOrder, lang: Lang) -> String {
    pocket_page(&pocket(registry, order, Style::new(lang, None))).unwrap()
}

/// Collects what a browser's parser objects to, and the elements.
#[derive(Default)]
struct Markup {
    errors: RefCell<Vec<String>>,
    elements: RefCell<Vec<&'static QualName>>,
}

impl Markup {
    fn of(page: &str) -> Self {
        parse_document(Self::default(), html5ever::ParseOpts::default()).one(page)
    }

    fn count(&self, name: &str) -> usize {
        let elements = self.elements.borrow();
        elements
            .iter()
            .filter(|element| &*element.local == name)
            .count()
    }
}

impl TreeSink for Markup {
    /// An element by its place from 1; the document, comments and text are 0.
    type Handle = usize;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        self.errors.borrow_mut().push(message.into_owned());
    }

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name(&self, target: &usize) -> ExpandedName<'_> {
        self.elements.borrow()[target - 1].expanded()
    }

    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> usize {
        let mut elements = self.elements.borrow_mut();
        elements.push(Box::leak(Box::new(name)));
        elements.len()
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        0
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        0
    }

    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, one: &usize, other: &usize) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        assert_eq!(mode, QuirksMode::NoQuirks);
    }

    fn append(&self, _: &usize, _: NodeOrText<usize>) {}
    fn append_before_sibling(&self, _: &usize, _: NodeOrText<usize>) {}
    fn append_based_on_parent_node(&self, _: &usize, _: &usize, _: NodeOrText<usize>) {}
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn add_attrs_if_missing(&self, _: &usize, _: Vec<Attribute>) {}
    fn remove_from_parent(&self, _: &usize) {}
    fn reparent_children(&self, _: &usize, _: &usize) {}
}

#[test]
fn a_parser_has_no_objection() {
    let objected = Markup::of("<!DOCTYPE html><title>a</title><p><b>b</p></i>");
    assert!(!objected.errors.borrow().is_empty());
    for text in [SAKON_NAKHON, include_str!("../cases/valid/format-2.ron")] {
        let registry = read(text).registry.unwrap();
        for lang in Lang::ALL {
            let page = page(&registry, &PocketOrder::default(), lang);
            let markup = Markup::of(&page);
            assert_eq!(*markup.errors.borrow(), Vec::<String>::new());
            assert_eq!(
                (markup.count("script"), markup.count("table")),
                (2, tables(&page))
            );
        }
    }
}

fn tables(page: &str) -> usize {
    page.matches("<table").count()
}

#[test]
fn text_of_the_registry_is_data() {
    let evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>&amp;";
    let text = SAKON_NAKHON
        .replacen("th: \"นายอำเภอ\"", &format!("th: \"{evil}\""), 1)
        .replacen("th: \"งานทั่วไป\"", &format!("th: \"{evil}\""), 1)
        .replacen("unit: \"", &format!("unit: \"{evil}"), 1)
        .replacen("สำหรับรายงานผล", &format!("{evil}สำหรับรายงานผล"), 1);
    let registry = read(&text).registry.unwrap();
    let page = page(&registry, &PocketOrder::default(), Lang::Thai);
    let markup = Markup::of(&page);
    assert_eq!(*markup.errors.borrow(), Vec::<String>::new());
    assert_eq!((markup.count("script"), markup.count("img")), (2, 0));
    assert!(page.matches("alert(1)").count() > 3);
}

#[test]
fn the_page_refers_to_no_other_place_and_to_no_person() {
    let people = "people: [(name: \"นายสมมติ หนึ่งเดียว\", role: \"deputy\", district: \"เมืองสมมติ\")],";
    let text = SAKON_NAKHON.replace("people: [],", people);
    let registry = read(&text).registry.unwrap();
    assert_eq!(registry.people().len(), 1);
    let page = page(&registry, &PocketOrder::default(), Lang::Thai);
    assert!(page.len() < POCKET_LIMIT, "{}", page.len());
    assert!(!page.contains("หนึ่งเดียว") && !page.contains("เมืองสมมติ"));
    assert!(!page.contains("://") && page.contains("default-src 'none'"));
    let signatory = &registry.letter().signatory.name;
    assert!(!signatory.is_empty() && !page.contains(signatory));
}

#[test]
fn the_page_says_which_day_and_which_publication() {
    let registry = read(SAKON_NAKHON).registry.unwrap();
    let order = PocketOrder {
        written: Date::read("2026-01-15"),
        publication: Some(Publication {
            serial: 7,
            good_until: Date::read("2026-12-31"),
        }),
    };
    let page = page(&registry, &order, Lang::English);
    assert!(page.contains("Made on 15 January 2026 · Issue 7"));
    assert!(page.contains("\"written\":\"2026-01-15\",\"good_until\":\"2026-12-31\""));
}

/// Returns every key of a message that the script names.
fn keys_of_the_script() -> BTreeSet<String> {
    let script = include_str!("../../assets/pocket/page.js");
    let quoted = script.split('\'').skip(1).step_by(2);
    let prefixes = [
        "document-",
        "find-",
        "lookup-",
        "pocket-",
        "print-",
        "purpose-",
        "verdict-",
    ];
    let keys = quoted.filter(|text| prefixes.iter().any(|prefix| text.starts_with(prefix)));
    keys.map(str::to_owned).collect()
}

#[test]
fn the_script_has_the_words_that_it_uses_and_no_others() {
    let dated = ["pocket-letter", "pocket-source"];
    let given: BTreeSet<String> = POCKET_WORDS
        .into_iter()
        .chain(dated)
        .map(str::to_owned)
        .collect();
    assert_eq!(keys_of_the_script(), given);
}

/// Returns the contrast of two colours, as WCAG 2 computes it.
fn contrast(one: Colour, other: Colour) -> f64 {
    let luminance = |colour: Colour| {
        let [red, green, blue] = colour.parts().map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_text_can_be_read_on_its_ground() {
    for palette in [LIGHT, DARK] {
        let mut pairs = vec![
            (palette.text, palette.window),
            (palette.text, palette.panel),
            (palette.text, palette.header),
            (palette.muted, palette.window),
            (palette.muted, palette.panel),
            (palette.accent, palette.window),
            (palette.accent, palette.panel),
            (palette.accent, palette.header),
            (palette.accent, palette.hover),
            (palette.on_accent, palette.accent),
        ];
        for &verdict in Verdict::ALL {
            let tone = palette.verdict(verdict);
            // The name, the facts and the verdict of the recommended group stand on its tone.
            pairs.extend([(tone.text, tone.ground), (palette.text, tone.ground)]);
        }
        for (text, ground) in pairs {
            let found = contrast(text, ground);
            assert!(found >= 4.5, "{text} on {ground}: {found:.2}");
        }
        // The edges of controls.
        assert!(contrast(palette.muted, palette.panel) >= 3.0);
    }
}
