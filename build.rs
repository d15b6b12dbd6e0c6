//! Embeds the icon, version and manifest in the Windows program and sets its file layout. Does
//! nothing on other platforms.

use std::env;
use std::io;

/// The Windows language id of Thai (Thailand).
const THAI: u16 = 0x041e;

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=assets/install");
    if env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("windows") {
        return Ok(());
    }
    // Sections aligned in the file as in memory can be mapped. Wine reads any others in full at
    // every start.
    if env::var("CARGO_CFG_TARGET_ENV").as_deref() == Ok("gnu") {
        println!("cargo:rustc-link-arg-bins=-Wl,--file-alignment,4096");
    }
    winresource::WindowsResource::new()
        .set_language(THAI)
        .set_icon("assets/install/trongklum.ico")
        .set_manifest_file("assets/install/trongklum.manifest")
        .set("ProductName", "ตรงกลุ่ม")
        .set("FileDescription", "ตรงกลุ่ม")
        .set("CompanyName", "Trong Klum")
        .set("LegalCopyright", "MIT OR Apache-2.0")
        .set("OriginalFilename", "trongklum.exe")
        .compile()
}
