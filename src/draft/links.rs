//! Recognises links: invitations, shared folders, shortened links, pages of persons, e-mail
//! addresses.

mod canonical;

use std::ops::Range;

use super::mask::DIGIT;
use super::message::Message;
use super::recogniser::{CERTAIN, Candidate, LIKELY};
use super::{PrivateDataKind, Severity};
use crate::language::DraftWord;
use crate::text::part;
use canonical::{Canonical, is_link_character};

/// What a link does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Lets anybody join a group.
    Group,
    /// Lets anybody join a meeting if a passcode is in it, and otherwise whoever is let in.
    Meeting,
    /// Lets anybody open a folder or document.
    Shared,
    /// Leads somewhere that cannot be seen.
    Hidden,
    /// Leads to the account of a person.
    Person,
    /// Leads to the page of a person or an office.
    Page,
    /// Leads to a place on the map.
    Map,
    /// Has a telephone number in it.
    Telephone,
}

/// Hosts, and how the rest of the link begins. Each host also stands for those below it.
const LINKS: &[(Target, &[&str], &[&str])] = &[
    (
        Target::Group,
        &["line.me", "line.naver.jp"],
        &[
            "r/ti/g/",
            "r/ti/g2/",
            "ti/g/",
            "ti/g2/",
            "r/square/",
            "square/",
            "ti/square/",
            "r/ti/square/",
            "openchat/",
            "r/openchat/",
            "r/nv/opensquare/",
        ],
    ),
    (
        Target::Person,
        &["line.me", "line.naver.jp"],
        &["ti/p/", "r/ti/p/"],
    ),
    (
        Target::Group,
        &[
            "openchat.line.me",
            "openchat-th.line.me",
            "openchat-jp.line.me",
            "chat.whatsapp.com",
            "signal.group",
            "discord.gg",
            "u.wechat.com",
        ],
        &[""],
    ),
    (Target::Group, &["t.me", "telegram.me"], &["+", "joinchat/"]),
    (
        Target::Group,
        &["discord.com", "discordapp.com"],
        &["invite/"],
    ),
    (Target::Group, &["m.me"], &["j/"]),
    (Target::Group, &["invite.viber.com"], &["?g2=", "?g="]),
    (
        Target::Group,
        &["facebook.com", "fb.com"],
        &["groups/", "share/g/"],
    ),
    (
        Target::Meeting,
        &["zoom.us"],
        &["j/", "s/", "w/", "my/", "wc/join/"],
    ),
    (Target::Meeting, &["meet.google.com"], &[""]),
    (
        Target::Meeting,
        &["teams.microsoft.com", "teams.live.com"],
        &["l/meetup-join/", "meet/"],
    ),
    (
        Target::Meeting,
        &["webex.com"],
        &["meet/", "join/", "j.php", "m/"],
    ),
    (
        Target::Shared,
        &["drive.google.com"],
        &[
            "drive/",
            "file/d/",
            "open?id=",
            "folderview?id=",
            "folders/",
        ],
    ),
    (
        Target::Shared,
        &["docs.google.com"],
        &["document/d/", "spreadsheets/d/", "presentation/d/"],
    ),
    (
        Target::Shared,
        &[
            "photos.app.goo.gl",
            "1drv.ms",
            "mega.nz",
            "we.tl",
            "onedrive.live.com",
        ],
        &[""],
    ),
    (
        Target::Shared,
        &["sharepoint.com"],
        &[":f:/", ":x:/", ":w:/", ":b:/", ":p:/"],
    ),
    (Target::Shared, &["dropbox.com"], &["sh/", "scl/", "s/"]),
    (Target::Map, &["maps.app.goo.gl", "maps.google.com"], &[""]),
    (
        Target::Map,
        &["goo.gl", "google.com", "google.co.th"],
        &["maps"],
    ),
    (Target::Telephone, &["wa.me"], &[""]),
    (
        Target::Hidden,
        &[
            "lin.ee",
            "bit.ly",
            "bitly.ws",
            "tinyurl.com",
            "t.co",
            "goo.gl",
            "cutt.ly",
            "shorturl.at",
            "shorturl.asia",
            "shorturl.gg",
            "rebrand.ly",
            "is.gd",
            "v.gd",
            "ow.ly",
            "s.id",
            "rb.gy",
            "tiny.cc",
            "t.ly",
            "buff.ly",
            "short.gy",
            "kutt.it",
            "qrco.de",
            "qrs.ly",
            "me-qr.com",
            "gg.gg",
            "soo.gd",
            "1th.me",
            "moph.cc",
            "url.in.th",
            "bit.do",
            "adf.ly",
            "u.to",
            "tny.im",
            "lnkd.in",
            "dub.sh",
            "urlr.me",
            "bitly.com",
            "x.gd",
            "tiny.one",
            "clck.ru",
            "n9.cl",
            "surl.li",
            "page.link",
            "app.link",
            "shorturl.me",
            "ln.run",
            "t2m.io",
            "bl.ink",
            "fb.me",
            "g.co",
            "kuku.lu",
            "tinyurl.asia",
            "vt.tiktok.com",
            "short.io",
            "snip.ly",
            "ouo.io",
            "shrinke.me",
            "zws.im",
            "chilp.it",
            "qr.io",
            "qr.page",
            "scan.page",
            "linktr.ee",
        ],
        &[""],
    ),
    (
        Target::Person,
        &["facebook.com"],
        &["profile.php?id=", "people/"],
    ),
    (
        Target::Page,
        &["facebook.com", "fb.com", "instagram.com", "m.me", "t.me"],
        &[""],
    ),
    (Target::Page, &["tiktok.com"], &["@"]),
];

/// How paths begin that lead to no page.
const NO_PAGE: [&str; 12] = [
    "share",
    "watch",
    "reel",
    "p",
    "photo",
    "events",
    "hashtag",
    "story",
    "stories",
    "permalink",
    "media",
    "search",
];

/// Links of apps, and links whose host was left out.
const HOSTLESS: &[(Target, &str)] = &[
    (Target::Group, "line://ti/g/"),
    (Target::Group, "line://ti/g2/"),
    (Target::Group, "line://square/"),
    (Target::Group, "line://nv/"),
    (Target::Person, "line://ti/p/"),
    (Target::Group, "tg://join?invite="),
    (Target::Group, "ti/g/"),
    (Target::Group, "ti/g2/"),
    (Target::Group, "r/ti/g/"),
    (Target::Group, "r/ti/g2/"),
];

/// The names of passcodes in links to meetings.
const PASSCODES: [&str; 6] = ["pwd=", "?p=", "&p=", "passcode=", "password=", "mtid="];

/// The number of characters of a link's token that are looked at.
const TOKEN: usize = 60;

/// A link of a text.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub target: Target,
    /// Bytes of the plain text.
    pub range: Range<usize>,
    has_passcode: bool,
}

/// The links and e-mail addresses of a text.
#[derive(Debug, Default)]
pub(super) struct Links {
    known: Vec<Link>,
    emails: Vec<Range<usize>>,
    /// Every word that is a link, known or not, or an address.
    words: Vec<Range<usize>>,
}

impl Links {
    pub fn of(plain: &str) -> Self {
        let canonical = Canonical::new(plain);
        let text = canonical.text();
        let mut found = Self::default();
        let mut end = 0;
        let is_sign = |byte| matches!(byte, b'.' | b'/');
        while let Some(gap) = part(text, end..).bytes().position(is_sign) {
            let (before, rest) = text.split_at(end + gap);
            let start = before.trim_end_matches(is_link_character).len();
            end = text.len() - rest.trim_start_matches(is_link_character).len();
            found.read(&canonical, start..end);
        }
        found
    }

    /// Returns the e-mail addresses, as bytes of the plain text.
    pub fn emails(&self) -> &[Range<usize>] {
        &self.emails
    }

    /// Returns the links to `target`.
    pub fn to(&self, target: Target) -> impl Iterator<Item = &Link> {
        self.known.iter().filter(move |link| link.target == target)
    }

    /// Returns whether byte `at` is inside a link or an e-mail address.
    pub fn covers(&self, at: usize) -> bool {
        let after = self.words.partition_point(|word| word.start <= at);
        let before = after.checked_sub(1).and_then(|last| self.words.get(last));
        before.is_some_and(|word| word.contains(&at))
    }

    /// Reads the word at `at`, which has only characters of links, and a full stop or stroke.
    fn read(&mut self, canonical: &Canonical, at: Range<usize>) {
        let word = part(canonical.text(), at.clone());
        if let Some(address) = email(word) {
            let range = at.start + address.start..at.start + address.end;
            let range = canonical.range(&range);
            self.words.push(range.clone());
            self.emails.push(range);
            return;
        }
        let count = self.known.len();
        let mut from = 0;
        while let Some((target, range)) = next_link(word, from) {
            from = range.end.max(from + 1);
            self.known.push(Link {
                target,
                has_passcode: PASSCODES
                    .iter()
                    .any(|name| part(word, range.clone()).contains(name)),
                range: canonical.range(&(at.start + range.start..at.start + range.end)),
            });
        }
        if self.known.len() > count || word.contains("://") || word.starts_with("www.") {
            self.words.push(canonical.range(&at));
        }
    }
}

/// Returns the first link in `word` after byte `from`, a whole one that holds another included.
fn next_link(word: &str, from: usize) -> Option<(Target, Range<usize>)> {
    for start in starts(word).filter(|start| *start >= from) {
        let rest = part(word, start..);
        let Some(target) = target(rest) else {
            continue;
        };
        // A link inside another goes with it.
        let outer = starts(word).find(|outer| *outer >= from).unwrap_or(start);
        let first = if outer < start && part(word, outer..start).contains(['?', '=', '/']) {
            outer
        } else {
            start
        };
        let first = part(word, ..first)
            .strip_suffix("://")
            .map_or(first, scheme_start);
        let end = rest.find(",http").map_or(word.len(), |at| start + at);
        let link = part(word, first..end).trim_end_matches(is_end);
        return Some((target, first..first + link.len()));
    }
    None
}

/// Returns whether `c` at the end of a link belongs to the sentence.
fn is_end(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '!' | '?' | '#' | '-' | '*' | DIGIT
    )
}

/// Returns where hosts may begin in `word`: at its start, behind a scheme, and behind a sign that a
/// link inside another follows.
fn starts(word: &str) -> impl Iterator<Item = usize> + '_ {
    let signs = word.char_indices().filter(|(at, c)| {
        matches!(c, '=' | '?' | ':' | ',' | ';' | '*' | '#' | '&')
            || *c == '/' && part(word, ..*at).ends_with('/')
    });
    [0].into_iter()
        .chain(signs.map(|(at, c)| at + c.len_utf8()))
}

/// Returns where the scheme at the end of `before` begins.
fn scheme_start(before: &str) -> usize {
    let schemes = ["https", "http", "line", "tg"];
    let scheme = schemes.iter().find(|scheme| before.ends_with(**scheme));
    before.len() - scheme.map_or(0, |scheme| scheme.len())
}

/// Returns what the link at the start of `rest` does, if it is known.
fn target(rest: &str) -> Option<Target> {
    for (target, start) in HOSTLESS {
        if let Some(token) = rest.strip_prefix(start) {
            return names_something(token)
                .then(|| owner(*target, token))
                .flatten();
        }
    }
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-.".contains(c)));
    let host = part(rest, ..end.unwrap_or(rest.len()));
    if !host.contains('.') {
        return None;
    }
    let path = part(rest, host.len()..);
    let path = path.strip_prefix(':').map_or(path, |path| {
        path.trim_start_matches(|c: char| c.is_ascii_digit())
    });
    let path = path.strip_prefix('/').unwrap_or(path);
    let is_host = |known: &&&str| {
        let below = host.strip_suffix(**known);
        below.is_some_and(|below| below.is_empty() || below.ends_with('.'))
    };
    let rows = LINKS
        .iter()
        .filter(|(_, hosts, _)| hosts.iter().any(|known| is_host(&known)));
    let mut tokens = rows.flat_map(|(target, _, paths)| {
        let tokens = paths.iter().filter_map(|start| path.strip_prefix(start));
        tokens.map(|token| (*target, token))
    });
    let (target, token) = tokens.find(|(_, token)| names_something(token))?;
    owner(target, token)
}

/// Returns whether `token` identifies a group or page, and is not masked.
fn names_something(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_alphanumeric() || "_+~@-/?=".contains(c))
        && !token.chars().take(TOKEN).any(|c| c == DIGIT)
}

/// Returns the target of a link that ends with `token`. An account with an at sign is an office's.
fn owner(target: Target, token: &str) -> Option<Target> {
    let is_other = match target {
        Target::Person => token.starts_with('@'),
        Target::Page => !is_page(token),
        _ => false,
    };
    (!is_other).then_some(target)
}

/// Returns whether `token` is the name of a page.
fn is_page(token: &str) -> bool {
    let end = token.find(['?', '#']).unwrap_or(token.len());
    let name = part(token, ..end).trim_end_matches('/');
    let is_name = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let first = name.split(['.', '_']).next().unwrap_or_default();
    (4..=50).contains(&name.len()) && name.chars().all(is_name) && !NO_PAGE.contains(&first)
}

/// Returns where the e-mail address in `word` stands.
fn email(word: &str) -> Option<Range<usize>> {
    let at = word.find('@')?;
    let is_local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let before = part(word, ..at);
    let local = before.len() - before.trim_end_matches(is_local).len();
    let after = part(word, at + 1..);
    let is_host = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    let host = after.len() - after.trim_start_matches(is_host).len();
    let host = part(after, ..host).trim_end_matches(['.', '-']);
    let last = host.rsplit_once('.')?.1;
    let is_address = local > 0 && last.len() >= 2 && last.chars().all(|c| c.is_ascii_alphabetic());
    let start = at - local;
    let in_link = part(word, ..start).contains("://") || word.contains("://");
    (is_address && !in_link).then(|| start..at + 1 + host.len())
}

/// Finds invitations to groups and meetings, and shared folders.
pub(super) fn invitations(message: &Message<'_>) -> Vec<Candidate> {
    let kind = PrivateDataKind::InviteLink;
    let of = |link: &Link| {
        let severity = match link.target {
            Target::Group => Severity::MustNotPost,
            Target::Meeting if link.has_passcode => Severity::MustNotPost,
            Target::Meeting | Target::Shared => Severity::LookAgain,
            _ => return None,
        };
        Some(Candidate::new(kind, link.range.clone(), CERTAIN).with_severity(severity))
    };
    message.links.known.iter().filter_map(of).collect()
}

/// Finds links whose target cannot be seen.
pub(super) fn shortened(message: &Message<'_>) -> Vec<Candidate> {
    all(message, Target::Hidden, PrivateDataKind::ShortLink)
}

/// Finds links to the accounts of persons.
pub(super) fn accounts(message: &Message<'_>) -> Vec<Candidate> {
    all(message, Target::Person, PrivateDataKind::LineId)
}

/// Finds links to pages that are next to a word for a person, and to none for an office.
pub(super) fn pages(message: &Message<'_>) -> Vec<Candidate> {
    const PERSON: [DraftWord; 7] = [
        DraftWord::Title,
        DraftWord::KinTitle,
        DraftWord::Announces,
        DraftWord::Fact,
        DraftWord::Death,
        DraftWord::LabelLineId,
        DraftWord::LabelNickname,
    ];
    let is_person = |link: &&Link| {
        let around = message.around(link.range.start);
        let offices = [DraftWord::Office, DraftWord::Company];
        message.words.has(around.clone(), &PERSON) && !message.words.has(around, &offices)
    };
    let links = message.links.to(Target::Page).filter(is_person);
    let found = |link: &Link| {
        Candidate::new(PrivateDataKind::LineId, link.range.clone(), LIKELY)
            .with_severity(Severity::LookAgain)
    };
    links.map(found).collect()
}

/// Finds links with a telephone number in them.
pub(super) fn telephones(message: &Message<'_>) -> Vec<Candidate> {
    all(message, Target::Telephone, PrivateDataKind::Phone)
}

fn all(message: &Message<'_>, target: Target, kind: PrivateDataKind) -> Vec<Candidate> {
    let links = message.links.to(target);
    links
        .map(|link| Candidate::new(kind, link.range.clone(), CERTAIN))
        .collect()
}
