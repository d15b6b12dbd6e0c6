//! The page setup of a document: paper, orientation, margins, and the text sizes to try.

use crate::report::PageKind;

/// Typographic points in a millimetre.
const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// A paper size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    #[default]
    A4,
    A3,
}

impl Paper {
    /// Returns the name of the size (ISO 216).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
        }
    }
}

/// The orientation of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Orientation {
    Portrait,
    Landscape,
}

/// The page setup of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Setup {
    pub paper: Paper,
    /// The orientation. If `None`, the one in which the document reads best.
    pub orientation: Option<Orientation>,
}

impl Setup {
    /// Returns the orientation on `page`.
    #[must_use]
    pub fn orientation_for(self, page: PageKind) -> Orientation {
        self.orientation.unwrap_or(if page == PageKind::WideSheet {
            Orientation::Landscape
        } else {
            Orientation::Portrait
        })
    }

    /// Returns the width and height of a page on `page`, in points. A card has its own size.
    pub(super) fn size(self, page: PageKind) -> (f64, f64) {
        if page == PageKind::Card {
            return (105.0 * POINTS_PER_MM, 74.0 * POINTS_PER_MM);
        }
        let (short, long) = match self.paper {
            Paper::A4 => (210.0 * POINTS_PER_MM, 297.0 * POINTS_PER_MM),
            Paper::A3 => (297.0 * POINTS_PER_MM, 420.0 * POINTS_PER_MM),
        };
        match self.orientation_for(page) {
            Orientation::Landscape => (long, short),
            Orientation::Portrait => (short, long),
        }
    }

    /// Returns the margin on each side, in points.
    pub(super) fn margin(self, page: PageKind) -> f64 {
        match (page, self.paper) {
            (PageKind::Card, _) => 4.0 * POINTS_PER_MM,
            (PageKind::Letter | PageKind::Memo, _) => 22.0 * POINTS_PER_MM,
            (PageKind::Manual, _) => 16.0 * POINTS_PER_MM,
            _ => 12.0 * POINTS_PER_MM,
        }
    }

    /// Returns the text sizes to try.
    pub(super) fn sizes(self, page: PageKind) -> Sizes {
        match (page, self.paper) {
            (PageKind::Card, _) => Sizes {
                larger: &[9.0, 8.5, 8.0],
                usual: 7.5,
                smaller: &[7.0],
                smallest: 6.5,
                pages: 2,
            },
            // The letter, with its enclosure after it. A memo should fit on one page if it can.
            (PageKind::Letter | PageKind::Memo, _) => Sizes {
                larger: &[],
                usual: 12.5,
                smaller: &[12.0, 11.5],
                smallest: 11.0,
                pages: if page == PageKind::Letter { 2 } else { 1 },
            },
            // Each task has a page of its own.
            (PageKind::Manual, _) => Sizes {
                larger: &[14.0, 13.5, 13.0, 12.5],
                usual: 12.0,
                smaller: &[11.5, 11.0, 10.5, 10.0],
                smallest: 9.5,
                pages: 1,
            },
            (_, Paper::A4) => Sizes {
                larger: &[13.0, 12.5, 12.0, 11.5],
                usual: 11.0,
                smaller: &[10.5, 10.0, 9.5, 9.0],
                smallest: 8.5,
                pages: 1,
            },
            (_, Paper::A3) => Sizes {
                larger: &[24.0, 22.0, 20.0, 19.0, 18.0, 17.0],
                usual: 16.0,
                smaller: &[15.0],
                smallest: 14.0,
                pages: 1,
            },
        }
    }
}

/// The text sizes to choose from, in points.
pub(super) struct Sizes {
    /// The sizes above the usual one, the largest first.
    pub(super) larger: &'static [f64],
    /// The size to try first. It is used if none brings the document onto few pages.
    pub(super) usual: f64,
    /// The sizes below the usual one, except the smallest.
    smaller: &'static [f64],
    pub(super) smallest: f64,
    /// How many pages are few.
    pub(super) pages: usize,
}

impl Sizes {
    /// Returns all sizes, the largest first.
    pub(super) fn all(&self) -> Vec<f64> {
        [self.larger, &[self.usual], self.smaller, &[self.smallest]].concat()
    }
}
