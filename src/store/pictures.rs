//! Pictures of groups, from the folder `pictures` beside the registry file.
//!
//! A registry may come from anybody. So nothing outside that folder is read, wherever links lead,
//! and nothing is decoded whose size is not known to be bounded.

use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::PathBuf;

use image::imageops::{self, FilterType};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbaImage};

use super::load::{Loaded, Origin, reason_key};
use crate::registry::{Code, Picture, Problem};

/// The folder of a registry's pictures.
pub(super) const FOLDER: &str = "pictures";

const FORMATS: [ImageFormat; 3] = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];

const MAX_MEGABYTES: u64 = 2;
const MAX_BYTES: u64 = MAX_MEGABYTES * 1_000_000;
const MAX_SIDE: u32 = 4096;
const MAX_MEGAPIXELS: u64 = 16;
const MAX_PIXELS: u64 = MAX_MEGAPIXELS * 1_000_000;

/// The most memory that a decoder may use: eight bytes for each pixel, and some for itself.
const MAX_MEMORY: u64 = 8 * MAX_PIXELS + 32_000_000;

/// The largest side of a picture on the screen, in pixels.
const MAX_SHOWN: u32 = 512;

/// A square picture, as rows of pixels of four bytes: red, green, blue and alpha, premultiplied.
#[derive(Clone, Debug)]
pub struct GroupPicture {
    pub side: usize,
    pub pixels: Vec<u8>,
}

/// Why a picture cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// The registry was not read from a file in a folder.
    NoFolder,
    /// There is no such file.
    Missing,
    /// It has too many bytes or pixels.
    TooLarge,
    /// It cannot be read or decoded. The reason is the key of a message.
    Unreadable(&'static str),
}

impl PictureError {
    fn problem(self, picture: &Picture) -> Problem {
        let mut problem = self.problem_of(&picture.path);
        problem.span = Some(picture.span.clone());
        problem
    }

    /// Returns the problem of the picture at `path`, which is not in a registry yet.
    #[must_use]
    pub fn problem_of(self, path: &str) -> Problem {
        let (code, reason) = match self {
            Self::NoFolder => (Code::PictureMissing, Some("reason-no-pictures-folder")),
            Self::Missing => (Code::PictureMissing, Some("reason-not-found")),
            Self::TooLarge => (Code::PictureTooLarge, None),
            Self::Unreadable(reason) => (Code::PictureUnreadable, Some(reason)),
        };
        let problem = Problem::whole(code).with("path", path);
        match reason {
            Some(reason) => problem.with_key("reason", reason),
            None => problem
                .with("megabytes", MAX_MEGABYTES.to_string())
                .with("side", MAX_SIDE.to_string())
                .with("megapixels", MAX_MEGAPIXELS.to_string()),
        }
    }
}

impl From<ImageError> for PictureError {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::TooLarge,
            ImageError::Unsupported(_) => Self::Unreadable("reason-picture-format"),
            _ => Self::Unreadable("reason-picture-damaged"),
        }
    }
}

/// Reads every picture of a registry, and returns what is wrong with them.
#[must_use]
pub fn picture_problems(loaded: &Loaded) -> Vec<Problem> {
    let mut problems = Vec::new();
    for picture in pictures(loaded) {
        if let Err(error) = read(&loaded.origin, &picture.path) {
            problems.push(error.problem(picture));
            // Without a folder, all pictures are missing for the same reason.
            if error == PictureError::NoFolder {
                break;
            }
        }
    }
    problems
}

/// Returns the files of a registry's pictures, whether or not they exist.
#[cfg(feature = "gui")]
#[must_use]
pub fn picture_files(loaded: &Loaded) -> Vec<PathBuf> {
    let Origin::File(file) = &loaded.origin else {
        return Vec::new();
    };
    // Pictures lie beside the file itself, not beside a link to it.
    let file = fs::canonicalize(file).unwrap_or_else(|_| file.clone());
    pictures(loaded)
        .map(|picture| file.with_file_name(&picture.path))
        .collect()
}

fn pictures(loaded: &Loaded) -> impl Iterator<Item = &Picture> {
    let groups = loaded
        .registry
        .iter()
        .flat_map(|registry| registry.groups());
    groups.filter_map(|(_, group)| group.picture.as_ref())
}

/// Returns the middle square of the picture at `path` in a registry, as LINE shows it, in `side`
/// pixels.
///
/// # Errors
///
/// Returns why it cannot be shown.
pub fn group_picture(origin: &Origin, path: &str, side: u32) -> Result<GroupPicture, PictureError> {
    let whole = read(origin, path)?;
    let side = side.clamp(1, MAX_SHOWN);
    let (width, height) = (whole.width(), whole.height());
    let square = width.min(height);
    let (left, top) = ((width - square) / 2, (height - square) / 2);
    let mut pixels = whole.crop_imm(left, top, square, square).into_rgba8();
    drop(whole);
    // The colours of transparent pixels must not show at the edges.
    premultiply(&mut pixels);
    let mut small = imageops::resize(&pixels, side, side, FilterType::CatmullRom);
    for pixel in small.pixels_mut() {
        // The filter overshoots.
        let [red, green, blue, alpha] = pixel.0;
        pixel.0 = [red.min(alpha), green.min(alpha), blue.min(alpha), alpha];
    }
    Ok(GroupPicture {
        side: side as usize,
        pixels: small.into_raw(),
    })
}

fn premultiply(pixels: &mut RgbaImage) {
    for pixel in pixels.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        let of = |part: u8| {
            let product = u16::from(part) * u16::from(alpha) + 127;
            u8::try_from(product / 255).unwrap_or(u8::MAX)
        };
        pixel.0 = [of(red), of(green), of(blue), alpha];
    }
}

/// Reads the picture at `path` in a registry, upright.
fn read(origin: &Origin, path: &str) -> Result<DynamicImage, PictureError> {
    decode(bytes(&place(origin, path)?)?)
}

/// Returns the bytes of the picture at `path` in a registry.
///
/// # Errors
///
/// Returns why it cannot be read.
#[cfg(feature = "publish")]
pub(super) fn picture_bytes(origin: &Origin, path: &str) -> Result<Vec<u8>, PictureError> {
    bytes(&place(origin, path)?)
}

/// Returns the true place of a picture, which is in the folder.
fn place(origin: &Origin, path: &str) -> Result<PathBuf, PictureError> {
    let Origin::File(file) = origin else {
        return Err(PictureError::NoFolder);
    };
    let file = fs::canonicalize(file).map_err(|_| PictureError::NoFolder)?;
    // A pipe has no folder either.
    let beside = file.parent().filter(|_| file.is_file());
    let beside = beside.ok_or(PictureError::NoFolder)?;
    let found = |path: PathBuf| {
        fs::canonicalize(&path).map_err(|error| match reason_key(&path, error.kind()) {
            "reason-not-found" => PictureError::Missing,
            reason => PictureError::Unreadable(reason),
        })
    };
    let folder = found(beside.join(FOLDER))?;
    let place = found(beside.join(path))?;
    // On some systems its name may be in capitals.
    let name = folder.file_name();
    let is_folder = name.is_some_and(|name| name.eq_ignore_ascii_case(FOLDER));
    if !is_folder || folder.parent() != Some(beside) || !place.starts_with(&folder) {
        return Err(PictureError::Unreadable("reason-picture-outside"));
    }
    Ok(place)
}

/// Returns the bytes of the file at `place`, if it is not too large.
pub(super) fn bytes(place: &PathBuf) -> Result<Vec<u8>, PictureError> {
    let unreadable = |kind| PictureError::Unreadable(reason_key(place, kind));
    let about = fs::metadata(place).map_err(|error| unreadable(error.kind()))?;
    // Opening a pipe would wait for somebody to write.
    if !about.is_file() {
        return Err(unreadable(std::io::ErrorKind::Other));
    }
    if about.len() > MAX_BYTES {
        return Err(PictureError::TooLarge);
    }
    let file = File::open(place).map_err(|error| unreadable(error.kind()))?;
    let mut bytes = Vec::new();
    let read = file.take(MAX_BYTES).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(error.kind()))?;
    Ok(bytes)
}

/// Decodes a picture, whatever its file is called, after a look at its size.
pub(super) fn decode(bytes: Vec<u8>) -> Result<DynamicImage, PictureError> {
    let format = image::guess_format(&bytes).ok();
    let format = format.filter(|format| FORMATS.contains(format));
    let format = format.ok_or(PictureError::Unreadable("reason-picture-format"))?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width > MAX_SIDE || height > MAX_SIDE || pixels > MAX_PIXELS {
        return Err(PictureError::TooLarge);
    }
    if pixels == 0 {
        return Err(PictureError::Unreadable("reason-picture-damaged"));
    }
    // Telephones note how they were held.
    let orientation = decoder.orientation();
    let mut picture = DynamicImage::from_decoder(decoder)?;
    if let Ok(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, Rgba};

    use super::*;
    use crate::store::load;

    /// Returns a folder with a registry file and its pictures.
    fn folder(name: &str) -> PathBuf {
        let name = format!("trongklum-pictures-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join(FOLDER)).unwrap();
        fs::write(folder.join("x.ron"), "()").unwrap();
        folder
    }

    fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.into().write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        encoded(GrayImage::new(width, height), ImageFormat::Png)
    }

    /// Returns what is wrong with the picture `x.png` in `folder`.
    fn fault(folder: &std::path::Path) -> Option<PictureError> {
        group_picture(&Origin::File(folder.join("x.ron")), "pictures/x.png", 8).err()
    }

    /// Returns what is wrong with these bytes.
    fn fault_of(name: &str, bytes: &[u8]) -> Option<PictureError> {
        let folder = folder(name);
        fs::write(folder.join("pictures/x.png"), bytes).unwrap();
        fault(&folder)
    }

    #[test]
    fn the_three_formats_are_read_whatever_the_name() {
        for format in FORMATS {
            let picture = encoded(image::RgbImage::new(30, 20), format);
            assert_eq!(fault_of("formats", &picture), None, "{format:?}");
        }
    }

    #[test]
    fn a_picture_that_is_not_there_is_missing() {
        let folder = folder("missing");
        assert_eq!(fault(&folder), Some(PictureError::Missing));
        fs::create_dir_all(folder.join("pictures/x.png")).unwrap();
        let is_folder = Some(PictureError::Unreadable("reason-folder"));
        assert_eq!(fault(&folder), is_folder);
        fs::remove_dir_all(folder.join("pictures")).unwrap();
        assert_eq!(fault(&folder), Some(PictureError::Missing));
    }

    #[test]
    fn without_a_file_there_is_no_folder_and_one_problem() {
        let cases = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/invalid");
        let mut loaded = load(&cases.join("pictures.ron"));
        assert!(picture_problems(&loaded).len() > 1);
        loaded.origin = Origin::Builtin;
        let problems = picture_problems(&loaded);
        let codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [Code::PictureMissing]);
        let error = group_picture(&loaded.origin, "pictures/x.png", 8).err();
        assert_eq!(error, Some(PictureError::NoFolder));
    }

    #[test]
    fn large_pictures_are_refused_before_they_are_decoded() {
        let large = Some(PictureError::TooLarge);
        assert_eq!(fault_of("wide", &png(MAX_SIDE + 1, 1)), large);
        assert_eq!(fault_of("high", &png(1, MAX_SIDE + 1)), large);
        assert_eq!(fault_of("side", &png(MAX_SIDE, 1)), None);
        assert_eq!(fault_of("area", &png(MAX_SIDE, 3907)), large);
        // Only the head of a picture of 3.6 thousand million pixels.
        let mut head = png(1, 1);
        head[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        let found = fault_of("head", &head);
        assert!(found.is_some(), "{found:?}");
        // Decoders ignore what follows a picture.
        let mut heavy = png(1, 1);
        heavy.resize(usize::try_from(MAX_BYTES).unwrap(), 0);
        assert_eq!(fault_of("heavy", &heavy), None);
        heavy.push(0);
        assert_eq!(fault_of("heavier", &heavy), large);
    }

    #[test]
    fn what_is_no_picture_is_unreadable() {
        let unreadable = |reason| Some(PictureError::Unreadable(reason));
        let whole = png(40, 40);
        let cut = &whole[..whole.len() / 2];
        assert_eq!(fault_of("cut", cut), unreadable("reason-picture-damaged"));
        for other in [&b"GIF89a\x01\0\x01\0\0\0\0;"[..], b"<svg/>", b""] {
            let found = fault_of("other", other);
            assert_eq!(found, unreadable("reason-picture-format"), "{other:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_folder_are_not_followed() {
        use std::os::unix::fs::symlink;
        let outside = Some(PictureError::Unreadable("reason-picture-outside"));
        let folder = folder("links");
        fs::write(folder.join("secret.png"), png(4, 4)).unwrap();
        let link = folder.join("pictures/x.png");
        symlink("../secret.png", &link).unwrap();
        assert_eq!(fault(&folder), outside);
        // A link that stays inside.
        fs::write(folder.join("pictures/y.png"), png(4, 4)).unwrap();
        fs::remove_file(&link).unwrap();
        symlink("y.png", &link).unwrap();
        assert_eq!(fault(&folder), None);
        // A folder inside that leads out.
        fs::remove_file(&link).unwrap();
        symlink(&folder, folder.join("pictures/all")).unwrap();
        let origin = Origin::File(folder.join("x.ron"));
        let found = group_picture(&origin, "pictures/all/secret.png", 8).err();
        assert_eq!(found, outside);
        // The folder itself leads out.
        fs::remove_dir_all(folder.join(FOLDER)).unwrap();
        fs::create_dir(folder.join("elsewhere")).unwrap();
        fs::write(folder.join("elsewhere/x.png"), png(4, 4)).unwrap();
        symlink("elsewhere", folder.join(FOLDER)).unwrap();
        assert_eq!(fault(&folder), outside);
        // Pictures lie beside what a linked registry leads to.
        fs::remove_file(folder.join(FOLDER)).unwrap();
        fs::rename(folder.join("elsewhere"), folder.join(FOLDER)).unwrap();
        fs::create_dir(folder.join("desk")).unwrap();
        symlink("../x.ron", folder.join("desk/x.ron")).unwrap();
        assert_eq!(fault(&folder.join("desk")), None);
        // A pipe, which would never end.
        fs::remove_file(folder.join("pictures/x.png")).unwrap();
        let made = std::process::Command::new("mkfifo")
            .arg(folder.join("pictures/x.png"))
            .status();
        if made.is_ok_and(|status| status.success()) {
            let found = fault(&folder);
            assert_eq!(found, Some(PictureError::Unreadable("reason-other")));
        }
    }

    #[test]
    fn the_middle_square_is_shown_with_colours_premultiplied() {
        let folder = folder("middle");
        let colours = [[255, 0, 0, 255], [0, 255, 0, 128], [0, 0, 255, 255]];
        let picture = RgbaImage::from_fn(3, 1, |x, _| Rgba(colours[x as usize]));
        let bytes = encoded(picture, ImageFormat::Png);
        fs::write(folder.join("pictures/x.png"), bytes).unwrap();
        let origin = Origin::File(folder.join("x.ron"));
        let shown = group_picture(&origin, "pictures/x.png", 1).unwrap();
        assert_eq!((shown.side, &shown.pixels[..]), (1, &[0, 128, 0, 128][..]));
        let shown = group_picture(&origin, "pictures/x.png", 3).unwrap();
        assert_eq!(shown.pixels.len(), 3 * 3 * 4);
    }

    #[test]
    fn a_photograph_is_shown_upright() {
        let mut bytes = encoded(image::RgbImage::new(16, 8), ImageFormat::Jpeg);
        assert_eq!(decode(bytes.clone()).unwrap().width(), 16);
        // Turned by a quarter, as Exif says it: one entry, the orientation, 6.
        let note = b"\xff\xe1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\
            \x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        bytes.splice(2..2, note.iter().copied());
        assert_eq!(decode(bytes).unwrap().width(), 8);
    }

    #[test]
    fn damaged_pictures_never_panic() {
        let mut seed = 1_u32;
        let mut random = move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as usize
        };
        for format in FORMATS {
            let picture = image::RgbImage::from_fn(24, 17, |x, y| {
                image::Rgb([x, y, x * y].map(|part| u8::try_from(part % 256).unwrap()))
            });
            let whole = encoded(picture, format);
            for round in 0..1_000 {
                let mut bytes = whole.clone();
                for _ in 0..=round % 8 {
                    let at = random() % bytes.len();
                    bytes[at] = random().to_le_bytes()[0];
                }
                if round % 3 == 0 {
                    bytes.truncate(random() % bytes.len());
                }
                let _ = decode(bytes);
            }
        }
    }
}
