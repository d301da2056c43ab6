# A small image with one program in it. Built in two steps; only the second is kept.
#   docker build -t wishare . && docker run -p 5150:5150 -v wishare:/data wishare
FROM rust:1-bookworm AS build
# `--build-arg FEATURES=otel` for one that sends traces.
ARG FEATURES=
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/src/target \
    cargo build --release --workspace --bins --features "$FEATURES" && cp target/release/wishare /wishare && mkdir -m 700 /data

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /wishare /usr/local/bin/wishare
COPY --from=build --chown=nonroot:nonroot /data /data
ENV LOCO_ENV=production WISHARE_DATA=/data BINDING=0.0.0.0 PORT=5150
VOLUME /data
WORKDIR /data
EXPOSE 5150
USER nonroot
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/wishare"]
CMD ["start"]
