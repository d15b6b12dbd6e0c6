//! Pictures that somebody chooses: kept beside the registry, or read for the QR code in them. Limits are
//! those of a registry's own pictures.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use image::imageops::{self, FilterType};
use image::{DynamicImage, GrayImage};

use super::load::Origin;
use super::pictures::{FOLDER, PictureError, bytes, decode};

/// The sides to which a picture is scaled down for finding a code: codes in photographs are found
/// sooner in a small one, small codes only in a large one.
const SIDES: [u32; 2] = [1000, 2600];

/// The most characters of a link.
const MAX_LINK: usize = 2000;

/// Returns the text of the QR code in the picture at `path`.
///
/// # Errors
///
/// Returns why the picture cannot be read, or that it has no code.
pub fn code_in_picture(path: &Path) -> Result<String, PictureError> {
    let picture = decode(bytes(&path.to_owned())?)?;
    let found = SIDES.iter().find_map(|side| code(&grey(&picture, *side)));
    found.ok_or(PictureError::Unreadable("reason-no-code"))
}

/// Returns the picture in shades of grey on white, no larger than `side`.
fn grey(picture: &DynamicImage, side: u32) -> GrayImage {
    let mut pixels = picture.to_luma_alpha8();
    for pixel in pixels.pixels_mut() {
        let [grey, alpha] = pixel.0.map(u16::from);
        let on_white = (grey * alpha + 255 * (255 - alpha)) / 255;
        pixel.0 = [u8::try_from(on_white).unwrap_or(u8::MAX), 255];
    }
    let grey = DynamicImage::from(pixels).into_luma8();
    let longest = grey.width().max(grey.height());
    if longest <= side {
        return grey;
    }
    let scaled = |length: u32| {
        let length = u64::from(length) * u64::from(side) / u64::from(longest);
        u32::try_from(length).unwrap_or(side).max(1)
    };
    let (width, height) = (scaled(grey.width()), scaled(grey.height()));
    imageops::resize(&grey, width, height, FilterType::Triangle)
}

fn code(picture: &GrayImage) -> Option<String> {
    let (width, height) = (picture.width(), picture.height());
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(
        usize::try_from(width).ok()?,
        usize::try_from(height).ok()?,
        |x, y| {
            let at = u32::try_from(x).ok().zip(u32::try_from(y).ok());
            at.and_then(|(x, y)| picture.get_pixel_checked(x, y))
                .map_or(u8::MAX, |pixel| pixel.0[0])
        },
    );
    let grids = prepared.detect_grids().into_iter();
    let mut texts = grids.filter_map(|grid| Some(grid.decode().ok()?.1));
    texts.find(|text| {
        let is_plain = !text.chars().any(char::is_control);
        is_plain && !text.trim().is_empty() && text.chars().count() <= MAX_LINK
    })
}

/// Keeps a chosen picture with the registry at `origin`, and returns its path there. One that lies in
/// the registry's folder of pictures stays where it is; another is copied there.
///
/// # Errors
///
/// Returns why the picture cannot be shown or kept.
pub fn keep_picture(origin: &Origin, chosen: &Path) -> Result<String, PictureError> {
    let Origin::File(file) = origin else {
        return Err(PictureError::NoFolder);
    };
    let file = fs::canonicalize(file).map_err(|_| PictureError::NoFolder)?;
    let folder = file.with_file_name(FOLDER);
    let content = bytes(&chosen.to_owned())?;
    decode(content.clone())?;
    let own = fs::canonicalize(&folder).ok();
    let place = fs::canonicalize(chosen).map_err(|_| PictureError::Missing)?;
    if let Some(inside) = own.and_then(|own| Some(place.strip_prefix(own).ok()?.to_owned())) {
        let parts = inside.iter().map(|part| part.to_str());
        let parts: Option<Vec<&str>> = parts.collect();
        let parts = parts.ok_or(PictureError::Unreadable("reason-other"))?;
        return Ok(format!("{FOLDER}/{}", parts.join("/")));
    }
    let unwritable = |_| PictureError::Unreadable("reason-not-kept");
    fs::create_dir_all(&folder).map_err(unwritable)?;
    let name = place.file_name().map(|name| name.to_string_lossy());
    let name = plain_name(&name.unwrap_or_default());
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, "png"));
    for number in 1..1000 {
        let name = match number {
            1 => format!("{stem}.{ending}"),
            _ => format!("{stem}-{number}.{ending}"),
        };
        let to = folder.join(&name);
        match OpenOptions::new().write(true).create_new(true).open(&to) {
            Ok(mut new) => {
                let written = new.write_all(&content).and_then(|()| new.sync_all());
                if written.is_err() {
                    // What is there is not whole.
                    let _ = fs::remove_file(&to);
                }
                written.map_err(unwritable)?;
                return Ok(format!("{FOLDER}/{name}"));
            }
            // The same picture may be there already.
            Err(_) if bytes(&to).is_ok_and(|there| there == content) => {
                return Ok(format!("{FOLDER}/{name}"));
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(unwritable(error)),
        }
    }
    Err(PictureError::Unreadable("reason-not-kept"))
}

/// Returns a file name that every system and the registry accept.
fn plain_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            c if c.is_control() => '-',
            c => c,
        })
        .collect();
    let plain = plain.trim_matches(['.', ' ']);
    if plain.is_empty() {
        "picture.png".to_owned()
    } else {
        plain.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use image::Luma;

    use super::*;
    use crate::export::Code;

    const LINK: &str = "https://line.me/ti/g/AbCdEf123";

    fn folder(name: &str) -> PathBuf {
        let name = format!("trongklum-added-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("x.ron"), "()").unwrap();
        folder
    }

    /// Draws a code, with `dot` pixels for each module, in the corner of a larger picture.
    fn drawn(dot: u32, larger: u32) -> GrayImage {
        let code = Code::of(LINK).unwrap();
        let side = u32::try_from(code.side).unwrap() * dot;
        let mut picture = GrayImage::from_pixel(side + larger, side + larger, Luma([255]));
        for (x, y) in code.dark {
            for (dx, dy) in (0..dot).flat_map(|dx| (0..dot).map(move |dy| (dx, dy))) {
                let at = |of: usize, more: u32| u32::try_from(of).unwrap() * dot + more;
                picture.put_pixel(at(x, dx), at(y, dy), Luma([20]));
            }
        }
        picture
    }

    #[test]
    fn a_code_is_read_from_a_picture() {
        let folder = folder("code");
        for (name, picture) in [("small", drawn(4, 0)), ("large", drawn(9, 1500))] {
            let path = folder.join(format!("{name}.png"));
            picture.save(&path).unwrap();
            assert_eq!(code_in_picture(&path).as_deref(), Ok(LINK), "{name}");
        }
        let path = folder.join("none.png");
        GrayImage::new(300, 300).save(&path).unwrap();
        let none = Err(PictureError::Unreadable("reason-no-code"));
        assert_eq!(code_in_picture(&path), none);
        fs::write(&path, "no picture").unwrap();
        let other = Err(PictureError::Unreadable("reason-picture-format"));
        assert_eq!(code_in_picture(&path), other);
    }

    #[test]
    fn damaged_codes_never_panic() {
        let whole = drawn(4, 10);
        let mut seed = 7_u32;
        for _ in 0..60 {
            let mut picture = whole.clone();
            for _ in 0..200 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let (x, y) = (
                    (seed >> 8) % picture.width(),
                    (seed >> 20) % picture.height(),
                );
                picture.put_pixel(x, y, Luma([seed.to_le_bytes()[3]]));
            }
            let _ = code(&picture);
        }
    }

    #[test]
    fn a_chosen_picture_is_kept_beside_the_registry() {
        let folder = folder("kept");
        let origin = Origin::File(folder.join("x.ron"));
        let chosen = folder.join("กลุ่ม.png");
        drawn(2, 0).save(&chosen).unwrap();
        let kept = keep_picture(&origin, &chosen);
        assert_eq!(kept.as_deref(), Ok("pictures/กลุ่ม.png"));
        assert!(folder.join("pictures/กลุ่ม.png").exists());
        // The same one again, and another of the same name.
        assert_eq!(keep_picture(&origin, &chosen), kept);
        drawn(3, 0).save(&chosen).unwrap();
        let other = keep_picture(&origin, &chosen);
        assert_eq!(other.as_deref(), Ok("pictures/กลุ่ม-2.png"));
        // One that is there already stays.
        let there = folder.join("pictures/กลุ่ม-2.png");
        assert_eq!(keep_picture(&origin, &there), other);
        let built_in = keep_picture(&Origin::Builtin, &chosen);
        assert_eq!(built_in, Err(PictureError::NoFolder));
    }
}
