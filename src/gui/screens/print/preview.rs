//! The pages of a document as they will be printed. They are typeset and drawn in the background.
//! The old ones stay on screen until the new ones are ready.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    ColorImage, Context, Image, Rect, ScrollArea, Sense, Stroke, StrokeKind, TextureHandle,
    TextureOptions, Ui, Vec2, WidgetInfo, vec2,
};

use super::super::parts::{body, small};
use super::super::{Revision, View};
use super::desk::document_of;
use crate::export::{Pages, Picture, Setup, TypesetError, typeset};
use crate::gui::background::{self, Task};
use crate::gui::compared::Special;
use crate::gui::theme::{PAPER, space};
use crate::gui::widgets::Pressable;
use crate::report::{Order, Style};

/// The factor of one zoom step, and the limits of the zoom.
const ZOOM_STEP: f32 = 1.25;
const MAX_ZOOM: f32 = 6.0;

/// The maximum width of a page, in pixels. A wider image would take too much memory.
const MAX_PAGE_PIXELS: f32 = 6000.0;

/// What pages depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PagesKey {
    revision: Revision,
    order: Order,
    compared: Option<Special>,
    setup: Setup,
    style: Style,
}

/// A page drawn at a width in pixels, and the pages it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PageImageKey {
    pages: PagesKey,
    page: usize,
    pixels: u32,
}

/// The pages on screen.
#[derive(Default)]
pub struct Preview {
    key: Option<PagesKey>,
    typesetting: Option<Task<Result<Pages, String>>>,
    pages: Option<Arc<Pages>>,
    fault: Option<String>,
    page: usize,
    /// The magnification, relative to the page that fits.
    zoom: f32,
    rendering: Option<(PageImageKey, Task<Option<Picture>>)>,
    drawn: Option<(PageImageKey, TextureHandle)>,
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview")
            .field("key", &self.key)
            .field("page", &self.page)
            .finish_non_exhaustive()
    }
}

impl Preview {
    /// Starts typesetting the pages of an order, or of what changes between two registries, unless
    /// they are ready or in progress.
    pub fn request(
        &mut self,
        context: &Context,
        view: &View<'_>,
        (order, compared): (&Order, Option<&Special>),
        setup: Setup,
    ) {
        let key = PagesKey {
            revision: view.revision,
            order: order.clone(),
            compared: compared.cloned(),
            setup,
            style: view.style,
        };
        if self.key.as_ref() != Some(&key) {
            let (order, compared) = (key.order.clone(), key.compared.clone());
            self.key = Some(key);
            self.pages = None;
            self.fault = None;
            self.page = 0;
            let registry = Arc::clone(view.registry);
            let style = view.style;
            // Pages in progress are of no use any more. Their result is dropped.
            self.typesetting = Some(Task::start(context, move || {
                let (document, breaker) = document_of(&registry, &order, compared.as_ref(), style)?;
                typeset(&document, setup, &breaker)
                    .map_err(|error: TypesetError| error.message(style.lang))
            }));
        }
        match background::take(&mut self.typesetting) {
            Some(Ok(pages)) => self.pages = Some(Arc::new(pages)),
            Some(Err(fault)) => self.fault = Some(fault),
            None => {}
        }
    }

    /// Returns the pages, once they are made.
    pub fn pages(&self) -> Option<&Arc<Pages>> {
        self.pages.as_ref()
    }

    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        if self.zoom < 1.0 {
            self.zoom = 1.0;
        }
        self.controls(ui, view);
        if let Some(fault) = &self.fault {
            body(ui, view, fault);
        }
        if let Some(letters) = self.pages.as_ref().and_then(|pages| pages.missing()) {
            let values = [("letters", letters.to_owned())];
            body(
                ui,
                view,
                &view.style.lang.text_with("print-letters", &values),
            );
        }
        let Some(pages) = self.pages.clone() else {
            if self.typesetting.is_some() {
                ui.horizontal(|ui| {
                    ui.spinner();
                    body(ui, view, &view.style.text("print-making"));
                });
            }
            return;
        };
        ScrollArea::both()
            .id_salt("print-pages")
            .auto_shrink(false)
            .show(ui, |ui| self.show_page(ui, view, &pages));
    }

    /// Draws the controls for turning pages and zooming.
    fn controls(&mut self, ui: &mut Ui, view: &View<'_>) {
        let style = view.style;
        let count = self.pages.as_ref().map_or(0, |pages| pages.count());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let press = |ui: &mut Ui, key: &str| {
                Pressable::button(&style.text(key))
                    .show(ui, view.thai)
                    .clicked()
            };
            if count > 1 {
                if press(ui, "print-previous") {
                    self.page = self.page.saturating_sub(1);
                }
                let values = [
                    ("page", (self.page + 1).to_string()),
                    ("pages", count.to_string()),
                ];
                small(ui, view, &style.text_with("document-page", &values));
                if press(ui, "print-next") {
                    self.page = (self.page + 1).min(count - 1);
                }
            }
            if press(ui, "print-smaller") {
                self.zoom = (self.zoom / ZOOM_STEP).max(1.0);
            }
            if press(ui, "print-larger") {
                self.zoom = (self.zoom * ZOOM_STEP).min(MAX_ZOOM);
            }
            if press(ui, "print-fit") {
                self.zoom = 1.0;
            }
        });
    }

    fn show_page(&mut self, ui: &mut Ui, view: &View<'_>, pages: &Arc<Pages>) {
        let Some((width, height)) = pages.size(self.page) else {
            return;
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a page is a few hundred points"
        )]
        let page = vec2(width as f32, height as f32);
        let room = (ui.available_size() - Vec2::splat(space::M)).max(Vec2::splat(80.0));
        // Leave room for the line around the page.
        let fits = ((room.x - 4.0) / page.x).min((room.y - 4.0) / page.y);
        let size = page * fits * self.zoom;
        let (rect, response) = ui.allocate_exact_size(size.max(room), Sense::hover());
        let rect = Rect::from_center_size(rect.center(), size);
        let values = [
            ("page", (self.page + 1).to_string()),
            ("pages", pages.count().to_string()),
        ];
        let name = view.style.text_with("document-page", &values);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        ui.painter().rect_filled(rect, 0.0, PAPER);
        self.render(ui, pages, size.x, page.x);
        if let Some((_, picture)) = self
            .drawn
            .as_ref()
            .filter(|(of, _)| Some(&of.pages) == self.key.as_ref() && of.page == self.page)
        {
            Image::new((picture.id(), size)).paint_at(ui, rect);
        }
        let stroke = Stroke::new(1.0, view.colours.line);
        ui.painter()
            .rect_stroke(rect, 0.0, stroke, StrokeKind::Outside);
    }

    /// Starts rendering the page in the size in which it is shown, unless that is done or in
    /// progress. Takes over a picture that is ready.
    fn render(&mut self, ui: &Ui, pages: &Arc<Pages>, width: f32, page_width: f32) {
        if let Some((image_key, mut work)) = self
            .rendering
            .take()
            .map(|(image_key, work)| (image_key, Some(work)))
        {
            match background::take(&mut work) {
                Some(Some(picture)) => {
                    let image = ColorImage::from_rgba_premultiplied(
                        [picture.width, picture.height],
                        &picture.pixels,
                    );
                    let texture = ui.load_texture("page", image, TextureOptions::LINEAR);
                    self.drawn = Some((image_key, texture));
                }
                Some(None) => {}
                None => self.rendering = work.map(|work| (image_key, work)),
            }
        }
        let Some(pages_key) = self.key.clone() else {
            return;
        };
        let pixels = (width * ui.pixels_per_point())
            .clamp(1.0, MAX_PAGE_PIXELS)
            .round();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped above"
        )]
        let image_key = PageImageKey {
            pages: pages_key,
            page: self.page,
            pixels: pixels as u32,
        };
        let is_drawn = self
            .drawn
            .as_ref()
            .is_some_and(|(drawn, _)| *drawn == image_key);
        if is_drawn || self.rendering.is_some() {
            return;
        }
        let (pages, page) = (Arc::clone(pages), self.page);
        let scale = f64::from(pixels / page_width);
        let work = Task::start(ui, move || pages.picture(page, scale));
        self.rendering = Some((image_key, work));
    }
}
