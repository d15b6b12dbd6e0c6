//! Names after titles: which title counts, and whether it is one or part of another word.

use std::ops::Range;

use super::likeness::Likeness;
use super::names::{Finder, Form, Name, PLACE};
use crate::draft::after_signs;
use crate::draft::words::{FACTS, is_fact, is_letter, is_sure_title, is_title};
use crate::language::DraftWord;
use crate::text::part;

/// How many words no name consists of that is not made as names are.
const PHRASE: usize = 3;

impl Finder<'_> {
    /// Returns the name after a title that stands from `start` to `end`.
    pub(super) fn titled(&self, start: usize, end: usize, first: DraftWord) -> Option<Name> {
        if self.is_inside_other_word(start, end, first) || self.counts(start, end) {
            return None;
        }
        let (at, title) = self.after_titles(end, first);
        let is_adjacent = !part(self.text, end..at).contains(' ');
        let mut run = self.runs.at(at, self.cell_end(at))?;
        // บ้านพักเด็กฯ ระนอง
        let mut words = self.words.at(run.start);
        if !is_adjacent
            && !is_sure_title(title)
            && words.any(|m| m.word == DraftWord::Province && m.range == run)
        {
            return None;
        }
        let is_called = is_adjacent && title == DraftWord::KinTitle;
        if is_called {
            run = self.runs.short(run);
        }
        let form = if is_sure_title(title) {
            // นาย และ: no name, unless it is written to the title.
            let precedes_number = || {
                let rest = self.text.get(self.skip_spaces(run.end)..);
                rest.is_some_and(|rest| {
                    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
                    // The number of the next item.
                    after.len() < rest.len() && !after.starts_with(['.', ')'])
                })
            };
            // เด็กชายวัย 9 ขวบ
            let may_be_word = !is_adjacent || self.runs.is_ordinary_word(&run) && precedes_number();
            let is_word = self.runs.is_phrase(&run) || !is_adjacent && self.is_loose(&run);
            // เด็กหญิงที่หายตัวไป
            let is_relative = self.is_relative_clause(&self.runs.cut(&run));
            if may_be_word && is_word && !self.is_titled_word(&run) || is_relative {
                return None;
            }
            Form::Sure
        } else {
            self.weak_form(&run, is_adjacent)?
        };
        let mut name = self.name(start, run)?;
        if is_sure_title(title) {
            self.add_family_of_words(&mut name);
        }
        if title == DraftWord::ForeignTitle {
            name.parts.insert(0, start..end);
            name.given = start..name.given.end;
            self.add_parts(&mut name);
        }
        name.form = if name.family.is_some() {
            form.max(Form::Fair)
        } else {
            form
        };
        name.is_familiar = matches!(first, DraftWord::KinTitle | DraftWord::MonkTitle);
        // น้องพลอย
        let is_called = is_called && self.runs.is_short_name(&name.given);
        if name.is_familiar && (is_called || self.runs.is_nickname(&name.given)) {
            name.likeness = Likeness::Likely;
        }
        name.is_civil = title == DraftWord::Title;
        name.is_official = title == DraftWord::ProfessionTitle;
        name.has_position = first == DraftWord::ProfessionTitle;
        Some(name)
    }

    /// Returns whether a number within the line stands before the title, which then counts persons, and no
    /// family name follows: อส. 24 นาย ลา 2.
    fn counts(&self, start: usize, end: usize) -> bool {
        let line = self.layout.line_at(start);
        let begin = line.map_or(0, |line| line.content.start.min(start));
        let before = part(self.text, begin..start);
        let head = before.trim_end_matches(' ');
        let number = head.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_number = number.len() < head.len() && number.ends_with(' ');
        is_number && part(self.text, end..).starts_with(' ') && {
            let run = self.runs.at(self.skip_spaces(end), self.cell_end(end));
            run.is_some_and(|run| self.family(run.end).is_none())
        }
    }

    /// Returns how surely the word at `run` is a name after a word that need not be a title: ลุง, พระ,
    /// ครู.
    fn weak_form(&self, run: &Range<usize>, is_adjacent: bool) -> Option<Form> {
        // น้องน้ำ อายุ 3 ปี
        let is_nickname = || {
            let next = self.skip_spaces(run.end);
            let announces = self.words.at(next).any(|m| m.word == DraftWord::Announces);
            // หลวงตาแดง วัดสมมติ
            let has_place =
                next > run.end && self.words.at(next).any(|m| m.word == DraftWord::PlaceWord);
            is_adjacent
                && self.runs.consists_of_words(run)
                && !self.leads_on(run)
                && (self.has_detail(run.end) || has_place && self.runs.is_nickname(run))
                && !announces
        };
        // น้องไอซ์ติดคุก
        let is_called =
            || is_nickname() || is_adjacent && self.runs.is_sure_nickname(&self.runs.cut(run));
        if self.runs.has_title_inside(run)
            || self.runs.is_sentence(&self.runs.cut(run))
            || self.runs.begins_phrase(run) && !self.is_titled_word(run) && !is_called()
        {
            return None;
        }
        let given = self.runs.cut(run);
        let has_family = given.end == run.end && self.family(given.end).is_some();
        // หลานถ่ายคลิปไว้, but not ตาพรมบ้านโนนสมมติ
        let is_phrase = || {
            self.runs.likeness(&given) != Likeness::Likely
                && self.runs.is_wordy(&given, PHRASE)
                && !self.runs.begins_with_short_name(&given)
                && !self.words.within(given.clone()).any(|m| {
                    // แม่น้องสมมติโดนโกง: what the person suffers is in it.
                    is_fact(m.word) || m.word == DraftWord::Suffers
                })
        };
        let is_loose = || self.is_loose(&given) || self.is_relative_word(&given) || is_phrase();
        if !has_family && !is_called() && is_loose() {
            return None;
        }
        Some(if has_family { Form::Fair } else { Form::Weak })
    }

    /// Returns whether `run` begins as a sentence does, and no family name follows it.
    fn is_loose(&self, run: &Range<usize>) -> bool {
        self.runs.begins_loosely(run) && self.family(run.end).is_none()
    }

    /// Returns whether `run`, behind a word of kinship, is another one and what leads on from it: the
    /// mother of a child who….
    fn is_relative_word(&self, run: &Range<usize>) -> bool {
        let kin = self.words.at(run.start);
        let mut kin = kin.filter(|m| m.word == DraftWord::KinTitle && m.range.end <= run.end);
        !self.runs.is_nickname(run)
            && kin.any(|kin| {
                let rest = kin.range.end..run.end;
                let mut words = self.words.at(rest.start);
                let leads = |word| {
                    matches!(
                        word,
                        DraftWord::Ordinary | DraftWord::Filler | DraftWord::LeadsToName
                    )
                };
                rest.is_empty() || words.any(|m| leads(m.word) && m.range.end == rest.end)
            })
    }

    /// Returns whether the second word of `name` is that of another person with a word of kinship: อาการ
    /// น้องภูผา.
    pub(super) fn is_called(&self, name: &Name) -> bool {
        let Some(family) = &name.family else {
            return false;
        };
        let mut titles = self.words.at(family.start);
        titles.any(|m| {
            let rest = m.range.end..family.end;
            m.word == DraftWord::KinTitle
                && m.range.end < family.end
                && (self.runs.is_short_name(&rest) || self.runs.likeness(&rest) == Likeness::Likely)
        })
    }

    /// Returns whether `run` is a word that leads to what the person does, or to a number: ที่.
    fn is_relative_clause(&self, run: &Range<usize>) -> bool {
        let mut words = self.words.at(run.start);
        words.any(|m| m.range.end == run.end && m.word == DraftWord::Numbers)
            && self.family(run.end).is_none()
    }

    /// Returns whether `run` is a word that leads to something else: ที่.
    fn leads_on(&self, run: &Range<usize>) -> bool {
        self.words.at(run.start).any(|m| {
            m.range.end == run.end
                && matches!(
                    m.word,
                    DraftWord::Filler | DraftWord::LeadsToName | DraftWord::Numbers
                )
        })
    }

    /// Returns where the name begins after a title that ends at `end` and other titles after it, and
    /// the title that matters most.
    fn after_titles(&self, end: usize, first: DraftWord) -> (usize, DraftWord) {
        let (mut at, mut title) = (end, first);
        loop {
            let next = self.skip_spaces(self.after_dots(at));
            let is_strong = is_sure_title(title);
            let more = self.words.at(next).find(|mention| match mention.word {
                DraftWord::RankSuffix => title == DraftWord::Rank,
                word if is_sure_title(word) => true,
                DraftWord::MonkTitle | DraftWord::ProfessionTitle => {
                    !is_strong || self.is_dotted(&mention.range)
                }
                _ => false,
            });
            match more {
                Some(more)
                    if self
                        .runs
                        .at(
                            self.skip_spaces(self.after_dots(more.range.end)),
                            self.cell_end(at),
                        )
                        .is_some() =>
                {
                    if is_title(more.word) && (!is_strong || is_sure_title(more.word)) {
                        title = more.word;
                    }
                    at = more.range.end;
                }
                _ => return (next, title),
            }
        }
    }

    fn after_dots(&self, at: usize) -> usize {
        after_signs(self.text, at, &['.'])
    }

    fn is_dotted(&self, range: &Range<usize>) -> bool {
        part(self.text, range.clone()).contains('.')
            || self
                .text
                .get(range.end..)
                .is_some_and(|rest| rest.starts_with('.'))
    }

    /// Returns whether the title belongs to a longer abbreviation or the name of a place.
    fn is_inside_other_word(&self, start: usize, end: usize, title: DraftWord) -> bool {
        let before = part(self.text, ..start);
        let written = part(self.text, start..end);
        // ก.อบต.
        let letters = written.chars().filter(|c| is_letter(*c)).count();
        let continues = part(self.text, end..).starts_with(char::is_alphabetic);
        // กทม. จอด is not ม.จ. and a name.
        if written.contains('.') && written.contains(' ') && continues {
            return true;
        }
        let is_rank = title == DraftWord::Rank;
        if is_rank && letters <= 2 && written.contains('.') && continues {
            return true;
        }
        // อำเภอขุนแม่หาด: the word is part of the name of a place.
        if title == DraftWord::KinTitle && self.is_in_name_of_place(start) {
            return true;
        }
        // คุณครูประจำชั้น
        let mut inside = self.words.within(start + 1..end + PLACE);
        if inside.any(|m| m.word == DraftWord::Plain && m.range.start < end && m.range.end > end) {
            return true;
        }
        let is_short =
            written.contains('.') || written.starts_with(|c: char| c.is_ascii_alphabetic());
        if is_short && before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.') {
            let is_item = before.ends_with('.')
                && self
                    .layout
                    .line_at(start)
                    .is_some_and(|line| line.content.start == start);
            return !is_item && !before.ends_with(|c: char| c.is_ascii_digit());
        }
        let may_live_there = matches!(title, DraftWord::Title | DraftWord::KinTitle);
        self.follows_place(start, end) && !(may_live_there && self.is_somebody_home(start, end))
    }

    /// Returns whether a kind of place stands right before the title, or is one word with it.
    fn follows_place(&self, start: usize, end: usize) -> bool {
        let near = start.saturating_sub(PLACE)..start;
        let near_title = near.start..end;
        let place = self.words.last_of(near, &[DraftWord::PlaceWord]);
        let mut homes = self.words.within(near_title);
        place.is_some_and(|place| self.after_dots(place.range.end) == start)
            || homes.any(|home| {
                home.word == DraftWord::Home
                    && home.range.end == end
                    && !part(self.text, home.range.clone()).contains(' ')
            })
    }

    /// Returns whether the place before the title is where the person lives.
    ///
    /// บ้านนางเติ่ง is a village, บ้านนางสมมติ ทดลอง somebody's house.
    fn is_somebody_home(&self, start: usize, end: usize) -> bool {
        let Some(run) = self.runs.at(self.skip_spaces(end), self.cell_end(end)) else {
            return false;
        };
        let is_known = |run: &Range<usize>| {
            self.runs.likeness(run) == Likeness::Likely || self.runs.is_short_name(run)
        };
        // หมุดบ้านตาสี…: where somebody lives is told, and no village.
        if self.is_positioned(start) && is_known(&self.runs.short(run.clone())) {
            return true;
        }
        let is_whole = self.runs.cut(&run).end == run.end;
        // บ้านน้องใบข้าว (17.123,104.123)
        let is_located = || {
            let rest = part(self.text, self.skip_spaces(run.end)..);
            let number = rest.strip_prefix('(').unwrap_or(rest);
            let digits = number.bytes().take_while(u8::is_ascii_digit).count();
            (1..=3).contains(&digits) && part(number, digits..).starts_with('.')
        };
        let is_named = || is_known(&run) && (self.is_before_fact(run.end) || is_located());
        let is_listed = || self.is_listed_home(start) && self.is_told_on_line(run.end);
        is_whole && (self.family(run.end).is_some() || is_named() || is_listed())
    }

    /// Returns whether only a few letters, and no ordinary word, stand between a kind of place and byte `at`.
    fn is_in_name_of_place(&self, at: usize) -> bool {
        let near = at.saturating_sub(PLACE)..at;
        let places = [
            DraftWord::PlaceWord,
            DraftWord::AddressArea,
            DraftWord::Company,
        ];
        let place = self.words.last_of(near, &places);
        place.is_some_and(|place| {
            let between = place.range.end..at;
            // ร้านป้าสมมติ
            (place.word == DraftWord::Company || !between.is_empty())
                && part(self.text, between.clone()).chars().all(is_thai_letter)
                && !self
                    .words
                    .has(between, &[DraftWord::Ordinary, DraftWord::Duty])
        })
    }

    /// Returns whether the title at byte `start` follows a word for a home, and that one for a position on
    /// the map.
    fn is_positioned(&self, start: usize) -> bool {
        let near = start.saturating_sub(PLACE)..start + PLACE;
        let home = self.words.within(near.clone());
        let mut homes = home.filter(|m| m.word == DraftWord::Home && m.range.end >= start);
        homes.any(|home| {
            let mut labels = self.words.within(near.clone());
            labels.any(|m| {
                m.word == DraftWord::LabelPosition
                    && m.range.start <= home.range.start
                    && m.range.end >= home.range.start
            })
        }) || self
            .words
            .within(near)
            .any(|m| m.word == DraftWord::LabelPosition && m.range.end == start)
    }

    /// Returns whether a fact stands behind byte `at` on its line.
    fn is_told_on_line(&self, at: usize) -> bool {
        let line = self.layout.line_at(at);
        line.is_some_and(|line| self.words.has(at..line.range.end.max(at), &FACTS))
    }

    /// Returns whether the title at byte `start` follows a word for a home that opens its line, and so
    /// does one on a line beside it: บ้านนางตุ่น, บ้านนายเหลือ.
    fn is_listed_home(&self, start: usize) -> bool {
        let number = self.layout.line_number_at(start);
        let opens = |number: usize| {
            let line = self.layout.lines().get(number);
            line.is_some_and(|line| {
                let words = self.words.at(line.content.start);
                let homes = words.filter(|m| m.word == DraftWord::Home);
                homes
                    .flat_map(|home| self.words.within(home.range.clone()))
                    .any(|m| is_title(m.word))
            })
        };
        opens(number) && (opens(number + 1) || number.checked_sub(1).is_some_and(opens))
    }
}

/// Returns whether `c` is a letter, vowel or mark of Thai.
fn is_thai_letter(c: char) -> bool {
    matches!(c, 'ก'..='ฺ' | 'เ'..='๎')
}
