//! What Typst sees: the template, the data, the bundled fonts and the manual's pictures. It has no
//! disk, no clock and no packages.

use std::sync::LazyLock;

use serde_json::Value;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::Abs;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInstance, FontVariant, FontVariations};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::TypesetError;
use crate::fonts;
use crate::report::manual_picture;

const TEMPLATE: &str = include_str!("../../../assets/print/document.typ");

/// The template and the id of its data file, created once.
static FILES: LazyLock<Result<(Source, FileId), TypesetError>> = LazyLock::new(|| {
    let file = |name: &str| match VirtualPath::new(name) {
        Ok(path) => Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path))),
        Err(error) => Err(TypesetError::Fault(format!("{name}: {error:?}"))),
    };
    let template = Source::new(file("document.typ")?, TEMPLATE.to_owned());
    Ok((template, file("data.json")?))
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

static FONTS: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let fonts: Vec<Font> = [fonts::REGULAR, fonts::SEMIBOLD, fonts::BOLD]
        .into_iter()
        .chain(fonts::FALLBACKS)
        .flat_map(|font| Font::iter(Bytes::new(font.bytes)))
        .collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

/// Returns the font of table heads: the second of [`FONTS`].
pub(super) fn table_head_font() -> Option<FontInstance> {
    let font = FONTS.1.get(1)?.clone();
    let none = FontVariations::default();
    Some(font.instantiate(FontVariant::default(), Abs::pt(11.0), &none))
}

/// The world in which Typst compiles one set of data for the template.
pub(super) struct TypstWorld {
    template: &'static Source,
    data_file: FileId,
    data: Bytes,
}

impl TypstWorld {
    pub(super) fn new(data: &Value) -> Result<Self, TypesetError> {
        let (template, data_file) = FILES.as_ref().map_err(Clone::clone)?;
        Ok(Self {
            template,
            data_file: *data_file,
            // A byte order mark within a text is invisible, and PDF/A does not permit it.
            data: Bytes::from_string(data.to_string().replace('\u{feff}', "")),
        })
    }
}

impl World for TypstWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.0
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_file {
            return Ok(self.data.clone());
        }
        let picture = manual_picture(id.get().vpath().get_without_slash());
        picture.map(Bytes::new).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.1.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
