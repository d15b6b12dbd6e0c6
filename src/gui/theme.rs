//! The look as tokens: colours, type scale, spacing and breakpoints. Screens refer to tokens and
//! hold no colour or size of their own. The values of the colours are in `report::palette`.

use std::sync::Arc;

use eframe::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, Style,
    TextStyle, Theme, ThemePreference, Visuals, vec2,
};

use crate::draft::Severity;
use crate::fonts;
use crate::report::Counted;
use crate::report::palette::{self, Colour, Palette};
use crate::store::Look;

/// Sizes of text, in points.
pub mod size {
    pub const SMALL: f32 = 15.0;
    pub const BODY: f32 = 16.0;
    pub const SUBHEADING: f32 = 18.0;
    pub const HEADING: f32 = 22.0;
    pub const TITLE: f32 = 28.0;
    /// The icons of the navigation.
    pub const ICON: f32 = 20.0;
}

/// The width of the bar beside what is selected, in points.
pub const SELECTED_BAR: f32 = 3.0;

/// The side of a group's picture, in points.
pub const PICTURE: f32 = 56.0;

/// Distances, in points.
pub mod space {
    pub const XS: f32 = 4.0;
    pub const S: f32 = 8.0;
    pub const M: f32 = 12.0;
    pub const L: f32 = 20.0;
    /// What pages leave free at the right for the scroll bar, with a gap before it.
    pub const BAR: f32 = 14.0;
    /// The maximum width of a line of running text.
    pub const MEASURE: f32 = 760.0;
    /// The width of the side panel. The pages beside it begin at 200 points.
    pub const SIDE: f32 = 188.0;
}

/// Breakpoints: the widths and heights, in points, at which the layout changes.
pub mod breakpoint {
    /// From this width of the window on, the screens are listed in a side panel.
    pub const SIDE_PANEL: f32 = 860.0;
    /// From this width of the window on, they are listed in a row at the top; below it, in a menu.
    pub const TOP_ROW: f32 = 780.0;
    /// From this width of the window on, the program's name is before the menus.
    pub const NAMED: f32 = 480.0;
    /// From this width on, a screen has its list or choices beside the page instead of above it.
    pub const BESIDE: f32 = 700.0;
    /// From this width on, notes are in the letter's margin instead of below their place.
    pub const MARGIN_NOTES: f32 = 940.0;
    /// Below this width, the tables of Check are lists.
    pub const TABLE: f32 = 620.0;
    /// Below this width, the cells of a group in the letter are stacked.
    pub const LETTER_TABLE: f32 = 600.0;
    /// From this width on, the results of Draft are beside the message.
    pub const DRAFT_COLUMNS: f32 = 780.0;
    /// Above this width, the controls of Find are in one row.
    pub const FIND_ROW: f32 = 620.0;
    /// Above this width, there is room for two columns of large buttons.
    pub const TWO_COLUMNS: f32 = 560.0;
    /// Below this width, the fields for the role and the district are stacked.
    pub const FIELDS: f32 = 580.0;
    /// Below this height of the window, Find leaves out what is not needed.
    pub const LOW_WINDOW: f32 = 420.0;
    /// Below this height of its place, the controls of Onboarding scroll with the page.
    pub const LOW_PAGE: f32 = 360.0;
    /// From this height of the window on, there is room for more than the answer.
    pub const TALL_WINDOW: f32 = 900.0;
}

/// A text colour and its background.
pub type Tone = palette::Tone<Color32>;

/// The colours of one theme.
pub type Colours = Palette<Color32>;

/// The background of a QR code, in every theme, since scanners expect white.
pub const PAPER: Color32 = Color32::WHITE;

/// The modules drawn on [`PAPER`].
pub const INK: Color32 = Color32::BLACK;

const LIGHT: Colours = colours(&palette::LIGHT);
const DARK: Colours = colours(&palette::DARK);
const CONTRAST: Colours = colours(&palette::CONTRAST);

const fn colour(colour: Colour) -> Color32 {
    let [red, green, blue] = colour.parts();
    Color32::from_rgb(red, green, blue)
}

const fn tone(tone: palette::Tone) -> Tone {
    Tone {
        text: colour(tone.text),
        ground: colour(tone.ground),
    }
}

const fn colours(of: &Palette) -> Colours {
    Colours {
        window: colour(of.window),
        panel: colour(of.panel),
        header: colour(of.header),
        text: colour(of.text),
        muted: colour(of.muted),
        accent: colour(of.accent),
        on_accent: colour(of.on_accent),
        hover: colour(of.hover),
        tint: colour(of.tint),
        border: colour(of.border),
        line: colour(of.line),
        fits: tone(of.fits),
        fits_if: tone(of.fits_if),
        not_required: tone(of.not_required),
        silent: tone(of.silent),
        forbidden: tone(of.forbidden),
    }
}

impl Colours {
    /// Returns the colours of `look` when the window's theme is `theme`.
    #[must_use]
    pub fn of(look: Look, theme: Theme) -> &'static Self {
        match (look, theme) {
            (Look::Contrast, _) => &CONTRAST,
            (_, Theme::Light) => &LIGHT,
            (_, Theme::Dark) => &DARK,
        }
    }

    /// Returns the colours of a finding in a draft. What is kept alarms nobody.
    #[must_use]
    pub fn counted(&self, counted: Counted) -> Tone {
        match counted {
            Counted::Severity(Severity::MustNotPost) => self.forbidden,
            Counted::Severity(Severity::LookAgain) => self.fits_if,
            Counted::Severity(Severity::ForInformation) | Counted::Kept => self.silent,
        }
    }
}

/// Returns the font for text of `size` points.
#[must_use]
pub fn font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Returns the semi-bold font for text of `size` points.
#[must_use]
pub fn strong(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(STRONG.into()))
}

/// Returns the font of icons (`icons`), `size` points high.
#[must_use]
pub fn icon(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ICONS.into()))
}

const STRONG: &str = "strong";
const ICONS: &str = "icons";

/// The names of the program's fonts in the window.
const THAI: &str = "Sarabun-Regular";
const THAI_STRONG: &str = "Sarabun-SemiBold";
const SIGNS: &str = "TrongKlumSigns-Regular";
const PHOSPHOR: &str = "Phosphor-Regular";

/// Loads the fonts into `context`. Call this once, before the first frame.
pub fn apply_fonts(context: &egui::Context) {
    context.set_fonts(fonts());
    context.options_mut(|options| {
        options.fallback_theme = Theme::Light;
        // The program has actions of its own for this, so that they are in the menu and the
        // palette.
        options.zoom_with_keyboard = false;
        // As long as systems wait for the second press.
        options.input_options.max_double_click_delay = 0.5;
    });
}

/// Applies `look` to `context`. If `still`, nothing moves.
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
    let bundled = [
        (THAI, fonts::REGULAR),
        (THAI_STRONG, fonts::SEMIBOLD),
        (SIGNS, fonts::SIGNS),
        (PHOSPHOR, fonts::ICONS),
    ];
    for (name, font) in bundled {
        let data = FontData::from_static(font.bytes);
        definitions
            .font_data
            .insert(name.to_owned(), Arc::new(data));
    }
    for data in definitions.font_data.values_mut() {
        // Thin spaces mark permitted line breaks in Thai and must not be visible.
        Arc::make_mut(data).tweak.thin_space_width = 0.0;
    }
    // Lines of a file contain Thai as well.
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
    // The Thai font comes first, since the first one determines the height of a row.
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
    definitions.families.insert(
        FontFamily::Name(ICONS.into()),
        vec![PHOSPHOR.to_owned(), SIGNS.to_owned(), THAI.to_owned()],
    );
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
    // egui's own labels can neither be selected nor read out by character. Paragraphs can.
    style.interaction.selectable_labels = false;
    // The scroll bar is always visible, so that people see that there is more.
    style.spacing.scroll.dormant_handle_opacity = 0.5;
    style.spacing.scroll.floating_width = 8.0;
    style.spacing.scroll.bar_width = 8.0;

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
    // Only what does something is filled with the accent (`Pressable::primary`). What is selected has
    // a tint.
    visuals.selection.bg_fill = colours.tint;
    visuals.selection.stroke = Stroke::new(1.0, colours.accent);
    let corner = CornerRadius::same(6);
    visuals.widgets.noninteractive.fg_stroke = Stroke::new(1.0, colours.text);
    visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, colours.line);
    for (widget, fill, outline) in [
        (&mut visuals.widgets.inactive, colours.panel, colours.border),
        (&mut visuals.widgets.hovered, colours.hover, colours.border),
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
    // A blinking caret redraws the whole window twice a second, so this one does not blink.
    visuals.text_cursor.blink = false;
    style.visuals = visuals;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::Verdict;

    /// Returns the contrast ratio as defined in WCAG 2.2, section 1.4.3.
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
                ("primary button", colours.panel, colours.accent),
                ("selected", colours.accent, colours.tint),
                ("text on a tint", colours.text, colours.tint),
                ("muted on a tint", colours.muted, colours.tint),
                ("muted on hover", colours.muted, colours.hover),
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
            for &verdict in Verdict::ALL {
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

    /// WCAG 2.2, section 1.4.11: the edge of a control is told from what is on both sides of it.
    #[test]
    fn edges_of_controls_stand_out_from_both_sides() {
        for (name, colours) in [("light", &LIGHT), ("dark", &DARK), ("contrast", &CONTRAST)] {
            for (what, ground) in [
                ("window", colours.window),
                ("panel", colours.panel),
                ("hover", colours.hover),
            ] {
                for (edge, colour) in [("border", colours.border), ("focus", colours.accent)] {
                    let ratio = contrast(colour, ground);
                    assert!(ratio >= 3.0, "{name}, {edge} on {what}: {ratio:.2}");
                }
            }
            let bar = contrast(colours.accent, colours.tint);
            assert!(bar >= 3.0, "{name}, bar of what is selected: {bar:.2}");
        }
    }
}
