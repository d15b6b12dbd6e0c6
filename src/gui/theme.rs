//! The look as tokens: colours, type scale and spacing. Screens name tokens and hold no colour
//! or size of their own.

use std::sync::Arc;

use eframe::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, Style,
    TextStyle, Theme, ThemePreference, Visuals, vec2,
};

use crate::fonts;
use crate::guide::Verdict;

/// Sizes of text, in points.
pub mod size {
    pub const SMALL: f32 = 14.0;
    pub const BODY: f32 = 16.0;
    pub const SUBHEADING: f32 = 18.0;
    pub const HEADING: f32 = 22.0;
    pub const TITLE: f32 = 28.0;
}

/// Distances, in points.
pub mod space {
    pub const XS: f32 = 4.0;
    pub const S: f32 = 8.0;
    pub const M: f32 = 12.0;
    pub const L: f32 = 20.0;
    /// The widest a line of running text gets.
    pub const MEASURE: f32 = 760.0;
}

/// A text colour and the ground it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone {
    pub text: Color32,
    pub ground: Color32,
}

/// The ground of a code that a camera reads, in every theme.
pub const PAPER: Color32 = Color32::WHITE;

/// What is drawn on [`PAPER`].
pub const INK: Color32 = Color32::BLACK;

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    pub window: Color32,
    pub panel: Color32,
    pub header: Color32,
    pub text: Color32,
    pub muted: Color32,
    pub accent: Color32,
    pub on_accent: Color32,
    pub hover: Color32,
    pub line: Color32,
    pub fits: Tone,
    pub fits_if: Tone,
    pub not_required: Tone,
    pub silent: Tone,
    pub forbidden: Tone,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

const fn tone(text: u32, ground: u32) -> Tone {
    Tone {
        text: rgb(text),
        ground: rgb(ground),
    }
}

const LIGHT: Colours = Colours {
    window: rgb(0x00f4_f6f9),
    panel: rgb(0x00ff_ffff),
    header: rgb(0x00e8_edf4),
    text: rgb(0x001b_1f24),
    muted: rgb(0x0053_5d6b),
    accent: rgb(0x001e_5aa8),
    on_accent: rgb(0x00ff_ffff),
    hover: rgb(0x00dd_e7f4),
    line: rgb(0x00cf_d6df),
    fits: tone(0x000a_5c33, 0x00e0_f4e8),
    fits_if: tone(0x0071_4600, 0x00ff_efd0),
    not_required: tone(0x0034_4660, 0x00e6_ecf5),
    silent: tone(0x0053_5d6b, 0x00ec_eff3),
    forbidden: tone(0x009b_1420, 0x00fd_e4e6),
};

const DARK: Colours = Colours {
    window: rgb(0x0012_161b),
    panel: rgb(0x001a_2027),
    header: rgb(0x0025_2e39),
    text: rgb(0x00e8_ebef),
    muted: rgb(0x00a9_b3c0),
    accent: rgb(0x0082_b5f4),
    on_accent: rgb(0x000c_1826),
    hover: rgb(0x002b_3949),
    line: rgb(0x0038_434f),
    fits: tone(0x0086_e0ab, 0x0012_3322),
    fits_if: tone(0x00f5_cb80, 0x003b_2d10),
    not_required: tone(0x00c0_cde0, 0x0027_3242),
    silent: tone(0x00a9_b3c0, 0x0025_2c35),
    forbidden: tone(0x00ff_a3aa, 0x0045_1a1f),
};

/// Black on white, with strong lines.
const CONTRAST: Colours = Colours {
    window: rgb(0x00ff_ffff),
    panel: rgb(0x00ff_ffff),
    header: rgb(0x00f0_f0f0),
    text: rgb(0x0000_0000),
    muted: rgb(0x002b_2b2b),
    accent: rgb(0x0000_2f7a),
    on_accent: rgb(0x00ff_ffff),
    hover: rgb(0x00ff_f2a8),
    line: rgb(0x0000_0000),
    fits: tone(0x0000_3d1f, 0x00ff_ffff),
    fits_if: tone(0x004d_2c00, 0x00ff_ffff),
    not_required: tone(0x001a_2740, 0x00ff_ffff),
    silent: tone(0x002b_2b2b, 0x00ff_ffff),
    forbidden: tone(0x0078_0008, 0x00ff_ffff),
};

/// Which colours a person wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Look {
    /// As the system is set.
    #[default]
    System,
    Light,
    Dark,
    Contrast,
}

impl Look {
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// The word in the settings.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// The look with this word; as the system is set where there is none.
    #[must_use]
    pub fn from_id(id: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|look| look.id() == id)
            .unwrap_or_default()
    }
}

impl Colours {
    /// The colours of `look` when the window's theme is `theme`.
    #[must_use]
    pub fn of(look: Look, theme: Theme) -> &'static Self {
        match (look, theme) {
            (Look::Contrast, _) => &CONTRAST,
            (_, Theme::Light) => &LIGHT,
            (_, Theme::Dark) => &DARK,
        }
    }

    /// The tone of a verdict. Verdicts are never told by colour alone.
    #[must_use]
    pub fn verdict(&self, verdict: Verdict) -> Tone {
        match verdict {
            Verdict::Fits => self.fits,
            Verdict::FitsIf => self.fits_if,
            Verdict::NotRequired => self.not_required,
            Verdict::Silent => self.silent,
            Verdict::Forbidden => self.forbidden,
        }
    }
}

/// Text of `size` points.
#[must_use]
pub fn font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Text of `size` points, half bold.
#[must_use]
pub fn strong(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(STRONG.into()))
}

const STRONG: &str = "strong";

/// The names of the program's fonts in the window.
const THAI: &str = "Sarabun-Regular";
const THAI_STRONG: &str = "Sarabun-SemiBold";
const SIGNS: &str = "TrongKlumSigns-Regular";

/// Gives `context` the fonts. Done once, before the first frame.
pub fn apply_fonts(context: &egui::Context) {
    context.set_fonts(fonts());
    context.options_mut(|options| {
        options.fallback_theme = Theme::Light;
        // The program's own actions do it, so that they stand in menu and palette.
        options.zoom_with_keyboard = false;
    });
}

/// Dresses `context` in `look`; where all is to be `still`, nothing slides.
pub fn apply_look(context: &egui::Context, look: Look, still: bool) {
    for theme in [Theme::Light, Theme::Dark] {
        let colours = Colours::of(look, theme);
        context.style_mut_of(theme, |style| {
            dress(style, theme, colours);
            style.scroll_animation = if still {
                egui::style::ScrollAnimation::none()
            } else {
                egui::style::ScrollAnimation::default()
            };
        });
    }
    context.set_theme(match look {
        Look::System => ThemePreference::System,
        Look::Light | Look::Contrast => ThemePreference::Light,
        Look::Dark => ThemePreference::Dark,
    });
}

fn fonts() -> FontDefinitions {
    let mut definitions = FontDefinitions::default();
    let own = [
        (THAI, fonts::REGULAR),
        (THAI_STRONG, fonts::SEMIBOLD),
        (SIGNS, fonts::SIGNS),
    ];
    for (name, font) in own {
        let data = FontData::from_static(font.bytes);
        definitions
            .font_data
            .insert(name.to_owned(), Arc::new(data));
    }
    for data in definitions.font_data.values_mut() {
        // Thin spaces mark where a Thai line may break; they must not be seen.
        Arc::make_mut(data).tweak.thin_space_width = 0.0;
    }
    // Lines of a file have Thai in them as well.
    definitions
        .families
        .entry(FontFamily::Monospace)
        .or_default()
        .extend([THAI.to_owned(), SIGNS.to_owned()]);
    let fallback = definitions
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    // The Thai font stands first, since the first one gives a row its height.
    let family = |first: &str| {
        let mut names = vec![first.to_owned(), SIGNS.to_owned()];
        names.extend(fallback.iter().cloned());
        names
    };
    definitions
        .families
        .insert(FontFamily::Proportional, family(THAI));
    definitions
        .families
        .insert(FontFamily::Name(STRONG.into()), family(THAI_STRONG));
    definitions
}

fn dress(style: &mut Style, theme: Theme, colours: &Colours) {
    style.text_styles = [
        (TextStyle::Small, font(size::SMALL)),
        (TextStyle::Body, font(size::BODY)),
        (TextStyle::Button, font(size::BODY)),
        (TextStyle::Monospace, font(size::BODY)),
        (TextStyle::Heading, strong(size::HEADING)),
    ]
    .into();
    style.spacing.item_spacing = vec2(space::S, space::S);
    style.spacing.button_padding = vec2(space::M, space::XS);
    style.spacing.interact_size.y = 30.0;
    style.spacing.combo_height = 420.0;
    style.animation_time = 0.0;
    // egui's own labels cannot be selected, nor read out by the character: paragraphs can.
    style.interaction.selectable_labels = false;
    // That there is more to see is seen without pointing there.
    style.spacing.scroll.dormant_handle_opacity = 0.5;
    style.spacing.scroll.floating_width = 4.0;

    let mut visuals = match theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    visuals.panel_fill = colours.window;
    visuals.window_fill = colours.panel;
    visuals.window_stroke = Stroke::new(1.0, colours.line);
    visuals.extreme_bg_color = colours.panel;
    visuals.faint_bg_color = colours.header;
    visuals.hyperlink_color = colours.accent;
    visuals.weak_text_color = Some(colours.muted);
    visuals.selection.bg_fill = colours.accent;
    visuals.selection.stroke = Stroke::new(1.0, colours.on_accent);
    let corner = CornerRadius::same(6);
    visuals.widgets.noninteractive.fg_stroke = Stroke::new(1.0, colours.text);
    visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, colours.line);
    for (widget, fill, outline) in [
        (&mut visuals.widgets.inactive, colours.panel, colours.line),
        (&mut visuals.widgets.hovered, colours.hover, colours.accent),
        (&mut visuals.widgets.active, colours.hover, colours.accent),
        (&mut visuals.widgets.open, colours.hover, colours.accent),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, outline);
        widget.fg_stroke = Stroke::new(1.0, colours.text);
        widget.corner_radius = corner;
        widget.expansion = 0.0;
    }
    // A caret that blinks draws the whole window twice a second for ever; this one stands.
    visuals.text_cursor.blink = false;
    style.visuals = visuals;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast ratio of WCAG 2.2, section 1.4.3.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |colour: Color32| {
            let [red, green, blue, _] = colour.to_array().map(|part| {
                let part = f32::from(part) / 255.0;
                if part <= 0.04045 {
                    part / 12.92
                } else {
                    ((part + 0.055) / 1.055).powf(2.4)
                }
            });
            0.2126 * red + 0.7152 * green + 0.0722 * blue
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_stands_out_from_its_ground() {
        for (name, colours, least) in [
            ("light", &LIGHT, 4.5),
            ("dark", &DARK, 4.5),
            ("contrast", &CONTRAST, 7.0),
        ] {
            let mut pairs = vec![
                ("selected", colours.on_accent, colours.accent),
                ("text on hover", colours.text, colours.hover),
                ("link", colours.accent, colours.panel),
                ("link on window", colours.accent, colours.window),
            ];
            for (what, ground) in [
                ("window", colours.window),
                ("panel", colours.panel),
                ("header", colours.header),
            ] {
                pairs.push((what, colours.text, ground));
                pairs.push((what, colours.muted, ground));
            }
            for verdict in Verdict::ALL {
                let tone = colours.verdict(verdict);
                pairs.push((verdict.id(), tone.text, tone.ground));
                pairs.push((verdict.id(), tone.text, colours.panel));
            }
            for (what, text, ground) in pairs {
                let ratio = contrast(text, ground);
                assert!(ratio >= least, "{name}, {what}: {ratio:.2}");
            }
        }
    }
}
