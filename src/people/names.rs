//! Names as offices write them: titles and ranks parted from them, and the form in which they are
//! compared.

use crate::language::{DraftWord, Pack};
use crate::text::fold;

/// A profession of at least so many letters is a title even without a space after it.
const LONG_PROFESSION: usize = 6;

/// The maximum number of titles before a name: ว่าที่ ร.ต. ดร.
const MOST: usize = 4;

/// The titles of the language pack.
#[derive(Debug)]
pub struct Titles {
    /// The longest first.
    terms: Vec<Term>,
}

#[derive(Debug)]
struct Term {
    /// Without spaces.
    text: String,
    /// Whether a space must follow, since the word may also begin a name.
    is_apart: bool,
}

impl Titles {
    #[must_use]
    pub fn new(pack: &Pack) -> Self {
        let terms = pack.drafts.iter().filter_map(|term| {
            let text: String = term.text.split_whitespace().collect();
            let length = text.chars().count();
            let is_apart = match term.word {
                DraftWord::Title | DraftWord::Rank => false,
                DraftWord::RankSuffix | DraftWord::MonkTitle | DraftWord::KinTitle => true,
                DraftWord::ProfessionTitle => !text.ends_with('.') && length < LONG_PROFESSION,
                _ => return None,
            };
            Some(Term { text, is_apart })
        });
        let mut terms: Vec<Term> = terms.collect();
        terms.sort_by_key(|term| std::cmp::Reverse(term.text.len()));
        Self { terms }
    }

    /// Parts the titles before a name from it. The name has single spaces.
    #[must_use]
    pub fn parted(&self, text: &str) -> (Option<String>, String) {
        let text = text.trim();
        let mut at = 0;
        for _ in 0..MOST {
            let rest = text.get(at..).unwrap_or_default();
            let lead = rest.len() - rest.trim_start().len();
            let Some(length) = self.title_at(rest.trim_start()) else {
                break;
            };
            at += lead + length;
        }
        let (title, name) = text.split_at_checked(at).unwrap_or(("", text));
        let title = spaced(title);
        ((!title.is_empty()).then_some(title), spaced(name))
    }

    /// Returns the length of the longest title at the start of `text`, if a name follows it.
    fn title_at(&self, text: &str) -> Option<usize> {
        self.terms.iter().find_map(|term| {
            let length = term.length_in(text)?;
            let rest = text.get(length..)?;
            let is_apart = rest.starts_with(char::is_whitespace);
            let name = rest.trim_start();
            let begins = name.chars().next().is_some_and(begins_name);
            (begins && (is_apart || !term.is_apart)).then_some(length)
        })
    }
}

impl Term {
    /// Returns how much of the start of `text` the term is, however it is spaced. Its full stops may
    /// be missing if a space follows.
    fn length_in(&self, text: &str) -> Option<usize> {
        let mut rest = text;
        let mut lacks_stop = false;
        for (index, c) in self.text.chars().enumerate() {
            let next = if index == 0 { rest } else { rest.trim_start() };
            match next.strip_prefix(c) {
                Some(after) => rest = after,
                None if c == '.' => lacks_stop = true,
                None => return None,
            }
        }
        let ends = !lacks_stop || rest.starts_with(char::is_whitespace);
        ends.then(|| text.len() - rest.len())
    }
}

/// Returns whether a name may begin with `c`: no mark or vowel that follows a letter.
fn begins_name(c: char) -> bool {
    c.is_alphabetic() && !follows_letter(c)
}

/// Returns whether `c` is a mark or vowel that only follows a letter.
pub(super) fn follows_letter(c: char) -> bool {
    matches!(c, 'ะ'..='ฺ' | 'ๅ'..='๎')
}

/// Returns `text` with single spaces between its words.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the form in which names without titles are compared. What stands in brackets, such as a
/// nickname, is left out.
#[must_use]
pub fn key(name: &str) -> String {
    let name = name.split_once('(').map_or(name, |(name, _)| name);
    let is_mark = |c: char| matches!(c, 'ั' | 'ิ'..='ฺ' | '็'..='๎');
    fold(name)
        .chars()
        .filter(|&c| c.is_alphanumeric() || is_mark(c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Titles, key};
    use crate::language::pack;

    #[test]
    fn titles_are_parted_from_names() {
        let titles = Titles::new(pack());
        for (text, title, name) in [
            ("นายสมมติ ตัวอย่าง", "นาย", "สมมติ ตัวอย่าง"),
            ("นาง สมมติ  ตัวอย่าง", "นาง", "สมมติ ตัวอย่าง"),
            ("น.ส.สมมติ ตัวอย่าง", "น.ส.", "สมมติ ตัวอย่าง"),
            ("นส. สมมติ ตัวอย่าง", "นส.", "สมมติ ตัวอย่าง"),
            ("นางสาวสมมติ ตัวอย่าง", "นางสาว", "สมมติ ตัวอย่าง"),
            ("นางสาวิตรี ตัวอย่าง", "นาง", "สาวิตรี ตัวอย่าง"),
            ("นายกฤษณะ ตัวอย่าง", "นาย", "กฤษณะ ตัวอย่าง"),
            ("ว่าที่ ร.ต. สมมติ ตัวอย่าง", "ว่าที่ ร.ต.", "สมมติ ตัวอย่าง"),
            ("ว่าที่ร้อยตรีหญิง สมมติ ตัวอย่าง", "ว่าที่ร้อยตรีหญิง", "สมมติ ตัวอย่าง"),
            ("พ.ต.อ.ดร.สมมติ ตัวอย่าง", "พ.ต.อ.ดร.", "สมมติ ตัวอย่าง"),
            ("นายแพทย์สมมติ ตัวอย่าง", "นายแพทย์", "สมมติ ตัวอย่าง"),
            ("คุณ สมมติ", "คุณ", "สมมติ"),
            ("คุณากร ตัวอย่าง", "", "คุณากร ตัวอย่าง"),
            ("บุคคลตัวอย่าง ๐๐๑", "", "บุคคลตัวอย่าง ๐๐๑"),
            ("นายบุคคลตัวอย่าง ๐๐๑", "นาย", "บุคคลตัวอย่าง ๐๐๑"),
            ("นาย", "", "นาย"),
        ] {
            let parted = titles.parted(text);
            let title = (!title.is_empty()).then(|| title.to_owned());
            assert_eq!(parted, (title, name.to_owned()), "{text}");
        }
    }

    #[test]
    fn the_same_name_is_compared_alike() {
        for same in [
            "สมมติ ตัวอย่าง",
            "สมมติ  ตัวอย่าง",
            "สมมติตัวอย่าง",
            "สมมติ ตัวอย่าง (มด)",
        ] {
            assert_eq!(key(same), key("สมมติ ตัวอย่าง"));
        }
        assert_eq!(key("บุคคลตัวอย่าง ๐๐๑"), key("บุคคลตัวอย่าง 001"));
        assert_ne!(key("บุคคลตัวอย่าง ๐๐๑"), key("บุคคลตัวอย่าง ๐๐๒"));
    }
}
