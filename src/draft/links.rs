//! Detects invitation links, through which anybody can join a group.

use std::ops::Range;

use super::PrivateDataKind;
use crate::text::pattern::{Pattern, compile};

pub(super) static LINK: Pattern = Pattern::new(|| {
    compile(concat!(
        r"(?:https?://|line://)?(?:www\.|m\.)?(?:",
        // LINE groups and OpenChats, and LINE's short links.
        r"line\.me/(?:r/)?(?:ti/g2?|square|openchat)/|line\.me/r/nv/opensquare/|ti/g2?/|",
        r"lin\.ee/|openchat[a-z0-9.-]*\.line\.me/|",
        r"chat\.whatsapp\.com/(?:invite/)?|",
        r"(?:t|telegram)\.me/(?:\+|joinchat/)|tg://join\?invite=|",
        r"discord\.gg/|discord(?:app)?\.com/invite/|",
        r"signal\.group/#|m\.me/j/|invite\.viber\.com/\?g2?=|u\.wechat\.com/",
        r")[a-z0-9_+~%-][a-z0-9_+~%=&?./@#!-]*",
    ))
});

pub(super) fn find(text: &str) -> Vec<(PrivateDataKind, Range<usize>)> {
    let links = LINK.find_iter(text).filter(|found| {
        let before = text
            .get(..found.start())
            .and_then(|text| text.chars().next_back());
        // As part of a longer host or file name it is not an invitation.
        let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let bare = found.as_str().starts_with("ti/");
        !before.is_some_and(|c| inside(c) || bare && c == '/')
    });
    links
        .map(|found| {
            let link = found.as_str().trim_end_matches(['.', '!', '?', '#', '-']);
            (
                PrivateDataKind::InviteLink,
                found.start()..found.start() + link.len(),
            )
        })
        .collect()
}
