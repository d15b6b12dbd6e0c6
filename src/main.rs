fn main() {
    let style = trongklum::report::Style::default();
    if let Err(e) = trongklum::gui::run(std::env::args().nth(1).map(Into::into), style) {
        eprintln!("{e:?}");
    }
}
