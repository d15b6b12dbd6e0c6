//! What is fuzzed: each target takes any bytes, and panics if anything is not as it should be. The
//! tests of faults run the stored inputs through them too.

use std::sync::LazyLock;

use trongklum::draft;
use trongklum::guide::{Need, answer};
use trongklum::import::sheet::{self, Form};
use trongklum::import::{Choice, import};
use trongklum::lang::Lang;
use trongklum::language::pack;
use trongklum::registry::edit::{History, Step, find, insert, remove, reorder, set, text_literal};
use trongklum::registry::{Act, Code, Lines, Registry, SAKON_NAKHON, Severity, read};
use trongklum::store::{decode, plain};
use trongklum::understand::Understander;

/// The names of all targets.
pub const NAMES: [&str; 5] = ["registry", "import", "understand", "draft", "edit"];

const FICTITIOUS: &str = include_str!("../../cases/valid/fictitious.ron");
const FORMAT_2: &str = include_str!("../../cases/valid/format-2.ron");

const FORMS: [Form; 6] = [
    Form::Text,
    Form::Html,
    Form::Csv,
    Form::Tsv,
    Form::Docx,
    Form::Xlsx,
];

/// The lists that are edited.
const LISTS: [&str; 4] = ["roles", "topics", "groups", "rules"];

/// Returns the target of a name.
pub fn named(name: &str) -> Option<fn(&[u8])> {
    Some(match name {
        "registry" => registry,
        "import" => read_letter,
        "understand" => understand,
        "draft" => check_draft,
        "edit" => edit,
        _ => return None,
    })
}

struct Office {
    registry: Registry,
    understander: Understander,
}

static OFFICE: LazyLock<Office> = LazyLock::new(|| {
    let registry = read(SAKON_NAKHON).registry.expect("the built-in registry");
    let understander = Understander::new(&registry);
    Office {
        registry,
        understander,
    }
});

/// A file is read, with problems that have a place in it, or a registry that answers.
fn registry(data: &[u8]) {
    let text = match decode(data) {
        Ok(decoded) => plain(decoded.text),
        Err(_) => plain(String::from_utf8_lossy(data).into_owned()),
    };
    let reading = read(&text);
    let lines = Lines::of(&text);
    for problem in &reading.problems {
        for lang in Lang::ALL {
            assert!(!problem.message(lang).is_empty() && !problem.hint(lang).is_empty());
        }
        if let Some(span) = &problem.span {
            assert!(text.get(span.clone()).is_some(), "{problem:?}");
            assert!(text.get(lines.marked(span)).is_some(), "{problem:?}");
        }
    }
    let failed = reading
        .problems
        .iter()
        .any(|it| it.severity() == Severity::Error);
    assert_eq!(failed, reading.registry.is_none());
    if let Some(registry) = reading.registry {
        for role in registry.role_ids().take(3) {
            let need = Need {
                role: Some(role),
                ..Need::to_do(Act::ReportUrgent, registry.first_topic())
            };
            let _ = answer(&registry, need);
        }
    }
}

/// A letter is imported as text that is RON, or refused.
fn read_letter(data: &[u8]) {
    let Some((first, bytes)) = data.split_first() else {
        return;
    };
    let form = FORMS[usize::from(*first) % FORMS.len()];
    let document = match decode(bytes) {
        Ok(decoded) if form.is_text() => sheet::of_text(form, &decoded.text),
        _ => sheet::of_bytes(form, bytes),
    };
    let Ok(document) = document else {
        return;
    };
    if let Ok(imported) = import(&document, &Choice::default(), pack()) {
        let text = imported.registry();
        let problems = read(&text).problems;
        let is_ron = |code| !matches!(code, Code::Syntax | Code::UnknownField | Code::WrongValue);
        assert!(
            problems.iter().all(|problem| is_ron(problem.code)),
            "{problems:?}\n{text}"
        );
    }
}

/// A question is understood in some way, the same each time.
fn understand(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let office = &*OFFICE;
    let understood = office.understander.read(&office.registry, &text, None);
    assert!(understood.main().is_some());
    for part in &understood.parts {
        assert!((0.0..=1.0).contains(&f64::from(part.sure)), "{}", part.sure);
    }
}

/// What is found in a draft stands in it, in order, and nothing remains to be masked.
fn check_draft(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let checked = draft::check(&OFFICE.registry, &text);
    let chars: Vec<char> = text.chars().collect();
    let mut end = 0;
    for finding in &checked.findings {
        assert!(finding.range.start >= end, "{finding:?}");
        end = finding.range.end;
        let found: String = chars[finding.range.clone()].iter().collect();
        assert_eq!(found, finding.text);
    }
    let again = draft::check(&OFFICE.registry, &checked.masked);
    assert_eq!(again.masked, checked.masked);
}

/// An edit changes what it names and nothing else, is read as it was meant, and is undone.
fn edit(data: &[u8]) {
    let [base, way, list, at, to, text @ ..] = data else {
        return;
    };
    let base = [FICTITIOUS, FORMAT_2][usize::from(*base) % 2];
    let text = String::from_utf8_lossy(text);
    let literal = text_literal(&text);
    let list = Step::Field(LISTS[usize::from(*list) % LISTS.len()]);
    let item = Step::Item(usize::from(*at) % 8);
    let value = [list.clone(), item.clone(), Step::Field("id")];
    let edited = match way % 4 {
        0 => set(base, &value, &literal),
        1 => insert(
            base,
            std::slice::from_ref(&list),
            usize::from(*at) % 8,
            &format!("(id: {literal})"),
        ),
        2 => remove(base, &[list.clone(), item]),
        _ => reorder(
            base,
            std::slice::from_ref(&list),
            usize::from(*at) % 8,
            usize::from(*to) % 8,
        ),
    };
    let Ok(edited) = edited else {
        return;
    };
    let after = edited.apply(base);
    if way % 4 == 0 {
        let found = find(&after, &value).expect("what was set");
        assert_eq!(found, literal);
        let was = find(base, &value).expect("what was there");
        assert_eq!(after.len() + was.len(), base.len() + literal.len());
        let start = was.as_ptr().addr() - base.as_ptr().addr();
        assert_eq!(after[..start], base[..start]);
        assert_eq!(after[start + literal.len()..], base[start + was.len()..]);
    }
    let problems = read(&after).problems;
    assert!(problems.iter().all(|it| it.code != Code::Syntax), "{after}");
    let mut history = History::new(base.to_owned());
    history.push((), after.clone());
    history.undo();
    assert_eq!(history.text(), base);
    history.redo();
    assert!(history.text() == after || after == base);
}
