//! The servers of the tests: nginx with TLS, one behind it that misbehaves, and a proxy that counts.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// nginx, until it is dropped.
pub struct Server {
    process: Child,
    folder: PathBuf,
    port: u16,
}

impl Server {
    /// Serves `published` below `/ทะเบียน/`, and some addresses that misbehave.
    pub fn start(root: &Path, published: &Path) -> Self {
        let folder = root.join("nginx");
        fs::create_dir_all(folder.join("logs")).unwrap();
        certificates(&folder);
        let (port, bad) = (free_port(), misbehave());
        let place = folder.display();
        let user = if is_root() { "user root;" } else { "" };
        let published = published.display();
        let configuration = format!(
            r#"
            {user}
            daemon off;
            master_process off;
            pid {place}/pid;
            error_log {place}/logs/error.log;
            events {{}}
            http {{
                log_format short '$status $bytes_sent $request_uri $http_user_agent';
                access_log {place}/logs/access.log short;
                client_body_temp_path {place}/a;
                proxy_temp_path {place}/b;
                fastcgi_temp_path {place}/c;
                uwsgi_temp_path {place}/d;
                scgi_temp_path {place}/e;
                server {{
                    listen 127.0.0.1:{port} ssl;
                    server_name localhost;
                    ssl_certificate {place}/server.pem;
                    ssl_certificate_key {place}/server.key;
                    location /ทะเบียน/ {{ alias "{published}/"; }}
                    location /to-http/ {{ return 301 http://localhost:{bad}/latest.json; }}
                    location /round/ {{ return 302 https://localhost:{port}$request_uri; }}
                    location /forbidden/ {{ return 403; }}
                    location /nothing/ {{ return 404; }}
                    location /page/ {{ return 200 "<html>please log in</html>"; }}
                    location / {{
                        proxy_pass http://127.0.0.1:{bad};
                        proxy_buffering off;
                        proxy_http_version 1.1;
                    }}
                }}
            }}
            "#
        );
        fs::write(folder.join("nginx.conf"), configuration).unwrap();
        let process = Command::new("/usr/sbin/nginx")
            .args(["-p", folder.to_str().unwrap(), "-c", "nginx.conf"])
            .arg("-e")
            .arg(folder.join("logs/error.log"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("nginx");
        let server = Self {
            process,
            folder,
            port,
        };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "{}",
                server.errors()
            );
            thread::sleep(Duration::from_millis(20));
        }
        server
    }

    fn errors(&self) -> String {
        fs::read_to_string(self.folder.join("logs/error.log")).unwrap_or_default()
    }

    /// Returns the address of the place `name`.
    pub fn address(&self, name: &str) -> String {
        format!("https://localhost:{}/{name}/", self.port)
    }

    /// Returns the certificate of the authority.
    pub fn authority(&self) -> PathBuf {
        self.folder.join("authority.pem")
    }

    /// Returns what was asked for, a request a line: status, bytes, path and program.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("logs/access.log")).unwrap()
    }

    pub fn stop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().unwrap().stdout == b"0\n"
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Makes an authority, and the certificate of a server that it vouches for.
fn certificates(folder: &Path) {
    let openssl = |arguments: &str| {
        let output = Command::new("openssl")
            .args(arguments.split(' '))
            .current_dir(folder)
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments}: {output:?}");
    };
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
    openssl(&format!(
        "req -x509 {key} -keyout authority.key -out authority.pem -days 2 -subj /CN=authority \
         -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign"
    ));
    openssl(&format!(
        "req {key} -keyout server.key -out server.csr -subj /CN=localhost"
    ));
    let extensions = "subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n\
                      basicConstraints=CA:FALSE\n";
    fs::write(folder.join("extensions"), extensions).unwrap();
    openssl(
        "x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial \
         -out server.pem -days 2 -extfile extensions",
    );
}

/// Starts a server that answers without end, slowly, or not completely. Returns its port.
fn misbehave() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // Whoever asked may have gone away.
            thread::spawn(move || answer(stream));
        }
    });
    port
}

fn answer(mut stream: TcpStream) -> io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    let head = "HTTP/1.1 200 OK\r\n";
    if request.contains("/endless/") {
        write!(stream, "{head}Transfer-Encoding: chunked\r\n\r\n")?;
        loop {
            write!(stream, "400\r\n{}\r\n", " ".repeat(1024))?;
        }
    }
    if request.contains("/slow/") {
        write!(stream, "{head}Content-Length: 1000\r\n\r\n")?;
        for _ in 0..1000 {
            stream.write_all(b" ")?;
            thread::sleep(Duration::from_millis(200));
        }
    }
    if request.contains("/cut/") {
        write!(stream, "{head}Content-Length: 1000\r\n\r\n{{\"format\"")?;
    }
    stream.shutdown(Shutdown::Both)
}

/// A proxy that counts the bytes in both directions.
pub struct Proxy {
    port: u16,
    bytes: Arc<AtomicU64>,
}

impl Proxy {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let bytes = Arc::new(AtomicU64::new(0));
        let count = Arc::clone(&bytes);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let count = Arc::clone(&count);
                thread::spawn(move || tunnel(stream, &count));
            }
        });
        Self { port, bytes }
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Returns the bytes since the last time.
    pub fn take(&self) -> u64 {
        self.bytes.swap(0, Ordering::SeqCst)
    }
}

fn tunnel(mut client: TcpStream, count: &Arc<AtomicU64>) -> io::Result<()> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        client.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let target = head.split(' ').nth(1).unwrap_or_default();
    let mut server = TcpStream::connect(target)?;
    client.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
    let (mut from, mut to) = (client.try_clone()?, server.try_clone()?);
    let counted = Arc::clone(count);
    thread::spawn(move || {
        copy(&mut from, &mut to, &counted);
        to.shutdown(Shutdown::Write)
    });
    copy(&mut server, &mut client, count);
    client.shutdown(Shutdown::Write)
}

fn copy(from: &mut TcpStream, to: &mut TcpStream, count: &AtomicU64) {
    let mut piece = [0; 16 * 1024];
    while let Ok(length @ 1..) = from.read(&mut piece) {
        count.fetch_add(length as u64, Ordering::SeqCst);
        if to.write_all(&piece[..length]).is_err() {
            return;
        }
    }
}
