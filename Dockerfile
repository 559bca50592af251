# E-Factura Sync in a container: one image for every ROLE. docs/containers.md says how it is run.
ARG NODE_IMAGE=docker.io/library/node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# The program as JavaScript, the dashboard, the links of the embedded PostgreSQL's libraries, the list of what is in it (SBOM), and
# then only what production needs. Node comes with the image.
RUN node scripts/pack.ts \
 && node -e "import('/build/src/db/embedded/binaries.ts').then((m) => m.findBinaries('/nowhere'))" \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && npm pkg delete devDependencies \
 && npm sbom --sbom-format=cyclonedx > sbom.cdx.json \
 && rm -rf node_modules/node-linux-* node_modules/node-darwin-*

FROM ${NODE_IMAGE}
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="E-Factura Sync" \
      org.opencontainers.image.description="Every e-invoice that ANAF holds for your companies, with proof that nothing is missing" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      efactura-sync.sbom="/app/sbom.cdx.json"
WORKDIR /app
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY --from=build /build/web/dist ./web/dist
COPY --from=build /build/package.json /build/package-lock.json /build/sbom.cdx.json /build/LICENSE ./
# The only folder that is written, beside /tmp. PostgreSQL refuses to run as root.
RUN mkdir /data && chown 1000:1000 /data
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data HEALTH_PORT=9464 HOME=/tmp
# A small young generation keeps a long first sync small; a process of requests alone is faster with a larger one.
# With a bound on the old one V8 lets it grow by four fifths before it collects, and not to several times what is used.
ENV NODE_OPTIONS="--max-semi-space-size=4 --max-old-space-size=1536"
USER 1000:1000
VOLUME /data
EXPOSE 3000 9464
# Every role has this port. A database that is away does not make it unhealthy.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.HEALTH_PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# As PID 1 it gets SIGTERM itself.
ENTRYPOINT ["node", "dist/main.js"]
