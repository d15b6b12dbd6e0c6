//! The colours of the program, in one table for the window, pages, workbooks and HTML. Each face
//! and each format converts them to its own kind of colour.

use std::fmt;

use crate::guide::Verdict;

/// A colour. It is shown as CSS and Typst write it, such as `#1e5aa8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(u32);

impl Colour {
    /// Returns the red, green and blue parts.
    #[must_use]
    pub const fn parts(self) -> [u8; 3] {
        let [_, red, green, blue] = self.0.to_be_bytes();
        [red, green, blue]
    }

    /// Returns the colour as one number, `0xRRGGBB`.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:06x}", self.0)
    }
}

/// A text colour and its background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone<C = Colour> {
    pub text: C,
    pub ground: C,
}

/// The colours of one theme of the window. The window has them as its own kind of colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette<C = Colour> {
    pub window: C,
    pub panel: C,
    pub header: C,
    pub text: C,
    pub muted: C,
    pub accent: C,
    pub on_accent: C,
    pub hover: C,
    /// The ground of what is selected. What is selected is written in `accent`.
    pub tint: C,
    /// The edge of what can be pressed or typed into.
    pub border: C,
    /// A line between things that are read.
    pub line: C,
    pub fits: Tone<C>,
    pub fits_if: Tone<C>,
    pub not_required: Tone<C>,
    pub silent: Tone<C>,
    pub forbidden: Tone<C>,
}

impl<C: Copy> Palette<C> {
    /// Returns the tone of a verdict. Colour is never the only sign of a verdict.
    #[must_use]
    pub fn verdict(&self, verdict: Verdict) -> Tone<C> {
        match verdict {
            Verdict::Fits => self.fits,
            Verdict::FitsIf => self.fits_if,
            Verdict::NotRequired => self.not_required,
            Verdict::Silent => self.silent,
            Verdict::Forbidden => self.forbidden,
        }
    }
}

/// The colours of documents, which are read on white paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentColours {
    pub paper: Colour,
    pub text: Colour,
    pub muted: Colour,
    /// The background of the heads of tables.
    pub head: Colour,
    /// The lines of tables.
    pub line: Colour,
    pub fits: Colour,
    pub fits_if: Colour,
    pub not_required: Colour,
    pub forbidden: Colour,
}

impl DocumentColours {
    /// Returns the background of a table cell with this verdict, if it has one of its own.
    #[must_use]
    pub fn fill(&self, verdict: Option<Verdict>) -> Option<Colour> {
        match verdict? {
            Verdict::Fits => Some(self.fits),
            Verdict::FitsIf => Some(self.fits_if),
            Verdict::NotRequired => Some(self.not_required),
            Verdict::Silent => None,
            Verdict::Forbidden => Some(self.forbidden),
        }
    }
}

const fn tone(text: u32, ground: u32) -> Tone {
    Tone {
        text: Colour(text),
        ground: Colour(ground),
    }
}

/// Dark on light.
pub const LIGHT: Palette = Palette {
    window: Colour(0x00f4_f6f9),
    panel: Colour(0x00ff_ffff),
    header: Colour(0x00e8_edf4),
    text: Colour(0x001b_1f24),
    muted: Colour(0x0053_5d6b),
    accent: Colour(0x001e_5aa8),
    on_accent: Colour(0x00ff_ffff),
    hover: Colour(0x00e9_eff7),
    tint: Colour(0x00dc_e6f2),
    border: Colour(0x007e_8a98),
    line: Colour(0x00cf_d6df),
    fits: tone(0x000a_5c33, 0x00e0_f4e8),
    fits_if: tone(0x0071_4600, 0x00ff_efd0),
    not_required: tone(0x0034_4660, 0x00e6_ecf5),
    silent: tone(0x0053_5d6b, 0x00ec_eff3),
    forbidden: tone(0x009b_1420, 0x00fd_e4e6),
};

/// Light on dark.
pub const DARK: Palette = Palette {
    window: Colour(0x0012_161b),
    panel: Colour(0x001a_2027),
    header: Colour(0x0025_2e39),
    text: Colour(0x00e8_ebef),
    muted: Colour(0x00a9_b3c0),
    accent: Colour(0x0082_b5f4),
    on_accent: Colour(0x000c_1826),
    hover: Colour(0x0025_3140),
    tint: Colour(0x0023_3850),
    border: Colour(0x006d_7a8a),
    line: Colour(0x0038_434f),
    fits: tone(0x0086_e0ab, 0x0012_3322),
    fits_if: tone(0x00f5_cb80, 0x003b_2d10),
    not_required: tone(0x00c0_cde0, 0x0027_3242),
    silent: tone(0x00a9_b3c0, 0x0025_2c35),
    forbidden: tone(0x00ff_a3aa, 0x0045_1a1f),
};

/// Black on white, with strong lines.
pub const CONTRAST: Palette = Palette {
    window: Colour(0x00ff_ffff),
    panel: Colour(0x00ff_ffff),
    header: Colour(0x00f0_f0f0),
    text: Colour(0x0000_0000),
    muted: Colour(0x002b_2b2b),
    accent: Colour(0x0000_2f7a),
    on_accent: Colour(0x00ff_ffff),
    hover: Colour(0x00ff_f2a8),
    tint: Colour(0x00ff_f2a8),
    border: Colour(0x0000_0000),
    line: Colour(0x0000_0000),
    fits: tone(0x0000_3d1f, 0x00ff_ffff),
    fits_if: tone(0x004d_2c00, 0x00ff_ffff),
    not_required: tone(0x001a_2740, 0x00ff_ffff),
    silent: tone(0x002b_2b2b, 0x00ff_ffff),
    forbidden: tone(0x0078_0008, 0x00ff_ffff),
};

/// The colours of pages, workbooks and HTML.
pub const DOCUMENT: DocumentColours = DocumentColours {
    paper: Colour(0x00ff_ffff),
    text: Colour(0x001b_1f24),
    muted: Colour(0x0053_5d6b),
    head: Colour(0x00e4_eaf2),
    line: Colour(0x008a_94a3),
    fits: Colour(0x00e2_f2e5),
    fits_if: Colour(0x00fd_f1d3),
    not_required: Colour(0x00ec_eff3),
    forbidden: Colour(0x00fb_e3df),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_written_with_six_digits() {
        assert_eq!(Colour(0x000a_5c33).to_string(), "#0a5c33");
        assert_eq!(Colour(0x000a_5c33).parts(), [0x0a, 0x5c, 0x33]);
    }
}
