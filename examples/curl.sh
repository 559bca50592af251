#!/bin/sh
# The API in four calls, with curl alone. Needs EFACTURA_URL (such as http://localhost:3000) and EFACTURA_API_KEY (scope sync).
set -eu
auth="Authorization: Bearer $EFACTURA_API_KEY"

# 1. Synchronise now. A repeat with the same key is answered with the same run.
curl --fail-with-body --silent --show-error -X POST "$EFACTURA_URL/api/v1/sync/trigger" \
  -H "$auth" -H "Idempotency-Key: example-$(date +%Y%m%d%H)" || echo

# 2. How it stands.
curl --fail-with-body --silent --show-error "$EFACTURA_URL/api/v1/sync/status" -H "$auth"
echo

# 3. The last invoices that were received.
curl --fail-with-body --silent --show-error "$EFACTURA_URL/api/v1/invoices?direction=received&limit=5" -H "$auth"
echo

# 4. The signed ZIP of one, byte for byte as ANAF sent it: give its id as the first argument.
if [ "$#" -gt 0 ]; then
  curl --fail-with-body --silent --show-error -o "$1.zip" "$EFACTURA_URL/api/v1/invoices/$1/zip" -H "$auth"
  echo "$1.zip"
fi
