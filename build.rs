//! Gives the Windows program its icon, version and manifest; elsewhere there is nothing to do.

use std::env;
use std::io;

/// Thailand, Thai.
const THAI: u16 = 0x041e;

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=assets/install");
    if env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("windows") {
        return Ok(());
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
