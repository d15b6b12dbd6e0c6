//! The words that decide where lines break. They are data, in `data/language/thai-breaks.txt`.

use std::sync::LazyLock;

static TEXT: &str = include_str!("../../../data/language/thai-breaks.txt");

static WORDS: LazyLock<BreakWords> = LazyLock::new(|| BreakWords::read(TEXT));

/// The words of one file.
#[derive(Debug, Default)]
pub(super) struct BreakWords {
    /// Never end a line: the negation of what follows.
    pub leads_on: Vec<&'static str>,
    /// End a phrase, although their last word is one of `leads_on`.
    pub ends: Vec<&'static str>,
    /// Introduce a name and never end a line before it.
    pub titles: Vec<&'static str>,
    /// Say little without the next word, which is written together with them. They end a line only if
    /// what they begin is wider than its place.
    pub heads: Vec<&'static str>,
    /// Stay whole however narrow the place is.
    pub never: Vec<&'static str>,
    /// Words of every office that the dictionary lacks and would split.
    pub whole: Vec<&'static str>,
    /// Words that the dictionary runs together, as pairs of what comes before the seam and after it.
    /// The dictionary takes the longest word at each place, and so reads ผลการปฏิบัติ as ผลก, า, รป and
    /// so on.
    pub seams: Vec<(&'static str, &'static str)>,
    /// Words that, with one more consonant, are rare words in the dictionary (การก, a grammatical
    /// case). Those are hardly ever meant.
    pub common: Vec<&'static str>,
}

/// Returns the words.
pub(super) fn break_words() -> &'static BreakWords {
    &WORDS
}

impl BreakWords {
    /// Reads sections of terms, one or more a line. A section that is not known is left out.
    fn read(text: &'static str) -> Self {
        let mut words = Self::default();
        let mut section = "";
        for line in text.lines() {
            let line = line.split_once("//").map_or(line, |(line, _)| line).trim();
            if let Some(head) = line.strip_prefix("[break ") {
                section = head.trim_end_matches(']').trim();
                continue;
            }
            let terms = line.split(',').map(str::trim);
            for term in terms.filter(|term| !term.is_empty()) {
                words.add(section, term);
            }
        }
        words
    }

    fn add(&mut self, section: &str, term: &'static str) {
        let list = match section {
            "leads-on" => &mut self.leads_on,
            "ends" => &mut self.ends,
            "title" => &mut self.titles,
            "head" => &mut self.heads,
            "never" => &mut self.never,
            "whole" => &mut self.whole,
            "common" => &mut self.common,
            "seam" => {
                self.seams.extend(term.split_once('…'));
                return;
            }
            _ => return,
        };
        list.push(term);
    }

    /// Returns whether no line ends with `word`, the last one of `piece`: the next word goes with it.
    /// `so_far` is the text up to there.
    pub fn leads_on(&self, word: &str, piece: &str, so_far: &str) -> bool {
        let (word, piece) = (word.trim_end_matches(' '), piece.trim_end_matches(' '));
        // The dictionary has some of them as two words.
        let negates =
            |lead: &&str| *lead == word || lead.len() > word.len() && piece.ends_with(*lead);
        let so_far = so_far.trim_end_matches(' ');
        let is_end = || self.ends.iter().any(|end| so_far.ends_with(end));
        self.titles.contains(&word) || self.leads_on.iter().any(negates) && !is_end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_of_the_file_is_known_and_has_words() {
        let heads = TEXT.lines().filter(|line| line.starts_with('['));
        for head in heads {
            let name = head
                .strip_prefix("[break ")
                .and_then(|head| head.strip_suffix(']'));
            let mut words = BreakWords::default();
            words.add(name.expect(head), "ก…ข");
            let is_known = !words.seams.is_empty()
                || [
                    &words.leads_on,
                    &words.ends,
                    &words.titles,
                    &words.heads,
                    &words.never,
                    &words.whole,
                    &words.common,
                ]
                .iter()
                .any(|list| !list.is_empty());
            assert!(is_known, "{head}");
        }
        let words = break_words();
        let seams: Vec<&str> = words.seams.iter().map(|(before, _)| *before).collect();
        for list in [
            &words.leads_on,
            &words.ends,
            &words.titles,
            &words.heads,
            &words.never,
            &words.whole,
            &words.common,
            &seams,
        ] {
            assert!(!list.is_empty(), "{words:?}");
        }
    }
}
