/** Written by `npm run api-types` from what the API declares: not to be edited. */

export interface paths {
  '/api/auth/change-password': {
    /** Change the password */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['ChangePasswordBody'] } };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/auth/oidc/callback': {
    /** Where the issuer sends the browser */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        302: { content?: never };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/auth/oidc/start': {
    /** Begin to sign in by OpenID Connect */
    get: {
      parameters: {
        query?: { returnTo?: string; confirm?: components['schemas']['TrueOrFalse'] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        302: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/auth/sign-in/email': {
    /** Sign in */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['SignInBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['SignInAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/auth/sign-in/passkey': {
    /** Sign in with a passkey */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['SignInWithPasskeyBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['SignInWithPasskeyAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/auth/sign-in/passkey/options': {
    /** Begin to sign in with a passkey */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['PasskeyOptions'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/auth/sign-in/second-factor': {
    /** The second step of signing in */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['SignInWithSecondFactorBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['SignInWithSecondFactorAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/auth/sign-out': {
    /** Sign out */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/callback': {
    /** Where ANAF sends the browser */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['AnafToken']; 'text/html': string } };
        302: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem']; 'text/html': string } };
        401: { content: { 'application/problem+json': components['schemas']['Problem']; 'text/html': string } };
        410: { content: { 'application/problem+json': components['schemas']['Problem']; 'text/html': string } };
        422: { content: { 'application/problem+json': components['schemas']['Problem']; 'text/html': string } };
        500: { content: { 'application/problem+json': components['schemas']['Problem']; 'text/html': string } };
        502: { content: { 'application/problem+json': components['schemas']['Problem']; 'text/html': string } };
        503: { content: { 'application/problem+json': components['schemas']['Problem']; 'text/html': string } };
      };
    };
    /** Finish by pasting the address */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['PasteAnafCallbackBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['AnafToken'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        502: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/connect': {
    /** Begin to connect a certificate */
    get: {
      parameters: {
        query?: { returnTo?: string; renews?: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['StartAnafConnectAnswer'] } };
        302: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/setup': {
    /** What to register at ANAF */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['AnafSetup'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/status': {
    /** Whether a connection to ANAF is valid */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['AnafStatus'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/token-links': {
    /** Token links, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['TokenLinkPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Create a link for a certificate holder elsewhere */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['CreateTokenLinkBody'] } };
      responses: {
        201: { content: { 'application/json': components['schemas']['CreateTokenLinkAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/token-links/finish': {
    /** Finish by pasting the address, as the holder of a link */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['FinishTokenLinkBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['FinishTokenLinkAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        502: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/token-links/look': {
    /** Which organisation asks for the authorisation, and until when */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['ViewTokenLinkBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['ViewTokenLinkAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/token-links/start': {
    /** Go to ANAF's authorise page, as the holder of a link */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['StartTokenLinkBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['StartTokenLinkAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/token-links/{id}': {
    /** Revoke an active token link */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/tokens': {
    /** Connected certificates */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['AnafTokenInFullPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/tokens/{id}': {
    /** Delete a certificate's tokens */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Say whose certificate it is */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['UpdateAnafTokenBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['AnafTokenInFull'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/tokens/{id}/validate-cif': {
    /** Ask ANAF whether a certificate may read a company */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['ValidateCifBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['ValidateCifAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        502: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/api-keys': {
    /** API keys, newest first */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['ApiKeyPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Create an API key */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['CreateApiKeyBody'] } };
      responses: {
        201: { content: { 'application/json': components['schemas']['CreateApiKeyAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/api-keys/{id}': {
    /** Revoke an API key */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Change which companies an API key sees */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['UpdateApiKeyBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['ApiKey'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/approval-links/answer': {
    /** Answer, as the holder of a link */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['SendApprovalAnswerBody'] } };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/approval-links/look': {
    /** Which invoice a link asks about, who asks, and what was answered */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['ViewApprovalLinkBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['ApprovalQuestion'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/approval-links/{id}': {
    /** Revoke a link that waits for its answer */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/archive/reread': {
    /** Read again now what an older version has read */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        202: { content: { 'application/json': components['schemas']['Reread'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/arrivals': {
    /** Messages per day, by kind */
    get: {
      parameters: {
        query?: { days?: number; company?: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['DayOfArrivalsPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/assignees': {
    /** Members that work can be given to */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['AssigneePage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/audit': {
    /** The audit log, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['AuditEntryPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/budget': {
    /** How much of ANAF's limits is used, and what is closed until when */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Budget'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/companies': {
    /** Companies, in the order in which they were added */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; text?: string; access?: components['schemas']['CompanyAccess']; id?: string[]; cif?: string[] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['CompanyPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Add companies */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['AddCompaniesBody']; 'text/csv': components['schemas']['AddCompaniesBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['AddCompaniesAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/companies/look-up': {
    /** What ANAF's public registry says of some codes */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['FindInRegistryBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['FindInRegistryAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/companies/remove': {
    /** Stop and hide several companies */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['RemoveCompaniesBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['RemoveCompaniesAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/companies/{id}': {
    /** One company */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Company'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Stop and hide a company */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Change a company: its name, its contact, its automatic sync */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['UpdateCompanyBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Company'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        412: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/companies/{id}/calendar': {
    /** A company day by day: how far it was listed, and what became of its messages */
    get: {
      parameters: {
        query?: { days?: number };
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['CompanyCalendar'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/companies/{id}/instructions': {
    /** What to write to a company whose right in the SPV is missing */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Instructions'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/companies/{id}/instructions/sent': {
    /** Remember that the message was sent */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Company'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/companies/{id}/sync': {
    /** Synchronise one company now */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        202: { content: { 'application/json': components['schemas']['SyncTriggered'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/companies/{id}/toggle-sync': {
    /** Switch a company's automatic sync */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['ToggleCompanySyncAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/completeness': {
    /** Completeness of each company, the one closest to losing messages first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; company?: string; cif?: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['CompletenessPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/completeness/check': {
    /** Whether the archive of today continues a statement that was issued earlier */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['CheckStatementBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['ComparedStatement'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/completeness/heads': {
    /** The heads of all companies' chains, signed */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': Record<string, unknown> } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/completeness/hints': {
    /** Hints of invoices that ANAF never listed, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; company?: string; confidence?: components['schemas']['HintConfidence']; silenced?: components['schemas']['TrueOrFalse'] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['HintPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/completeness/hints/{id}/silence': {
    /** Say that what a hint is about is not expected, or is again */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['SilenceHintBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Hint'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/completeness/keys': {
    /** The keys that sign statements, the current one first */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['ListSigningKeysAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/completeness/statements': {
    /** Statements of completeness, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; company?: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['StatementPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Make a signed statement of how complete a period is */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['CreateStatementBody'] } };
      responses: {
        201: { content: { 'application/json': components['schemas']['Statement'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/completeness/statements/{id}': {
    /** One statement */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Statement'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/completeness/statements/{id}.json': {
    /** A statement as it was signed */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/completeness/statements/{id}.pdf': {
    /** The statement as a certificate to print and hand on */
    get: {
      parameters: {
        query?: { lang?: components['schemas']['Language'] };
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/pdf': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/destinations': {
    /** Destinations of new documents, oldest first */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['DestinationPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Deliver new documents somewhere */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['CreateDestinationBody'] } };
      responses: {
        201: { content: { 'application/json': components['schemas']['Destination'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/destinations/{id}': {
    /** A destination */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Destination'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Remove a destination */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Change a destination, move it, pause it or go on */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['UpdateDestinationBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Destination'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/destinations/{id}/documents': {
    /** What went to a destination, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; state?: components['schemas']['DeliveredDocumentState'] };
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['DeliveredDocumentPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/destinations/{id}/retry': {
    /** Try again what failed */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        202: { content: { 'application/json': components['schemas']['RetryDestinationAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/exports': {
    /** Exports, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['ExportPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Request a file of invoices */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['CreateExportBody'] } };
      responses: {
        202: { content: { 'application/json': components['schemas']['Export'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/exports/formats': {
    /** The formats of a list of invoices */
    get: {
      parameters: {
        query?: { language?: components['schemas']['Language'] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['ListExportFormatsAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/exports/{id}': {
    /** One export: its progress, or its file */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Export'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Cancel an export, or remove one that has ended */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/exports/{id}/file': {
    /** An export's file */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/zip': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob; 'text/csv': Blob; 'application/json': Blob; 'application/pdf': Blob } };
        206: { content: { 'application/zip': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob; 'text/csv': Blob; 'application/json': Blob; 'application/pdf': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        416: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/integrity/findings': {
    /** Differences between the archive and its records, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; company?: string; kind?: components['schemas']['FindingKind'] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['FindingPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/integrity/findings/{id}/answers': {
    /** ANAF's answers that a finding about its lists rests on */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['ListFindingAnswersAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invitations': {
    /** Open invitations, newest first */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['InvitationPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Invite a person */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['CreateInvitationBody'] } };
      responses: {
        201: { content: { 'application/json': components['schemas']['CreateInvitationAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invitations/accept': {
    /** Accept an invitation, once */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['AcceptInvitationBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['AcceptInvitationAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invitations/look': {
    /** Who sent an invitation, for which role, and until when */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['ViewInvitationBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['InvitationSeen'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invitations/{id}': {
    /** Revoke an invitation */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices': {
    /** Invoices, most recently available first, or in another order */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; sort?: components['schemas']['InvoiceSort']; text?: string; company?: string; cif?: string; partner?: string; direction?: components['schemas']['Direction']; role?: components['schemas']['PartyRole']; issuedFrom?: string; issuedTo?: string; availableFrom?: string; availableTo?: string; amountMin?: string; amountMax?: string; type?: string; seal?: components['schemas']['SealVerdict']; reading?: components['schemas']['ReadingVerdict']; late?: components['schemas']['TrueOrFalse']; mark?: components['schemas']['MarkFilter']; assignee?: string | 'none'; tag?: string; arrivedSince?: string; copies?: components['schemas']['TrueOrFalse']; arrivedAfter?: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['InvoicePage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/changes': {
    /** What has changed in the catalogue of invoices */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['InvoiceChangePage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/marks': {
    /** Mark, assign or tag many invoices at once */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['MarkInvoicesBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['MarkedInvoices'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/tags': {
    /** Tags in use */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['TagPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/totals': {
    /** Sums of the invoices of a filter, or of a selection */
    get: {
      parameters: {
        query?: { text?: string; company?: string; cif?: string; partner?: string; direction?: components['schemas']['Direction']; role?: components['schemas']['PartyRole']; issuedFrom?: string; issuedTo?: string; availableFrom?: string; availableTo?: string; amountMin?: string; amountMax?: string; type?: string; seal?: components['schemas']['SealVerdict']; reading?: components['schemas']['ReadingVerdict']; late?: components['schemas']['TrueOrFalse']; mark?: components['schemas']['MarkFilter']; assignee?: string | 'none'; tag?: string; arrivedSince?: string; copies?: components['schemas']['TrueOrFalse']; arrivedAfter?: string; id?: string[] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['InvoiceTotals'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}': {
    /** One invoice, with its lines */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['WholeInvoice'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/anaf-pdf': {
    /** ANAF's own PDF, if it was requested before */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/pdf': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Request ANAF's own PDF and keep it */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/pdf': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        502: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/approval-links': {
    /** Links for a client's answer, newest first, with what was answered */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['ApprovalLinkPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Create a link by which a client says whether an invoice is known */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['CreateApprovalLinkBody'] } };
      responses: {
        201: { content: { 'application/json': components['schemas']['CreateApprovalLinkAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/assignee': {
    /** Give an invoice to a member */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['SetInvoiceAssigneeBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Invoice'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/attachments/{n}': {
    /** A file embedded in the document */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string; n: number };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/pdf': Blob; 'image/png': Blob; 'image/jpeg': Blob; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob; 'application/vnd.oasis.opendocument.spreadsheet': Blob; 'application/octet-stream': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/comments': {
    /** Comments on an invoice, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['InvoiceCommentPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Comment on an invoice */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['AddInvoiceCommentBody'] } };
      responses: {
        201: { content: { 'application/json': components['schemas']['InvoiceComment'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/history': {
    /** The history of the message that brought an invoice */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['MessageHistory'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/html': {
    /** The invoice as a page for a browser */
    get: {
      parameters: {
        query?: { lang?: components['schemas']['Language'] };
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'text/html': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/mark': {
    /** Mark an invoice */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['SetInvoiceMarkBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Invoice'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/pdf': {
    /** The invoice as a PDF to print and keep */
    get: {
      parameters: {
        query?: { lang?: components['schemas']['Language'] };
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/pdf': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/seal': {
    /** The ministry's seal of an invoice, verified now */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Seal'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/seal/check': {
    /** Ask ANAF whether a seal is genuine */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['SealCheck'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        502: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/signature': {
    /** The ministry's seal inside the ZIP */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/xml': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/tags': {
    /** Replace an invoice's tags */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['SetInvoiceTagsBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Invoice'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/xml': {
    /** The XML document inside the ZIP */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/xml': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/zip': {
    /** The ZIP of an invoice as ANAF sent it */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/zip': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/me/seen': {
    /** Up to where the person has looked at what arrived */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['SeenUpTo'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Say up to where one has looked */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['SetSeenBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['SeenUpTo'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/members': {
    /** Members of the organisation, longest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['MemberPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/members/{id}': {
    /** A member of the organisation */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Member'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Remove a member */
    delete: {
      parameters: {
        query?: { revoke?: components['schemas']['TrueOrFalse'] };
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Change a member's role or companies */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['UpdateMemberBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Member'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        412: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/messages': {
    /** Messages, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; company?: string; cif?: string; kind?: components['schemas']['MessageKind']; state?: components['schemas']['MessageState']; messageId?: string; uploadIndex?: string; number?: string; seen?: components['schemas']['Seen']; match?: 'unproven'; createdFrom?: string; createdTo?: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['MessagePage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/messages/changes': {
    /** What has changed in the ledger of messages */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['MessageChangePage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/messages/seen': {
    /** Mark refusals, messages of buyers and unproven originals as seen */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['MarkMessagesSeenBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['MarkedSeen'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/messages/{id}': {
    /** One message */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Message'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/messages/{id}/close': {
    /** Close a message that will never come */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['CloseMessageBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Message'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/messages/{id}/history': {
    /** The history of a message */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['MessageHistory'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/messages/{id}/notice': {
    /** Why an upload was refused, or what a buyer wrote */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Notice'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/messages/{id}/retry': {
    /** Request a message from ANAF now */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        202: { content: { 'application/json': components['schemas']['Message'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/messages/{id}/zip': {
    /** The ZIP of a message as ANAF sent it */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/zip': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/months': {
    /** Companies by months: what came, what is missing, what is closed */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; company?: string; from?: string; to?: string; text?: string; show?: components['schemas']['MonthFilter']; showMonth?: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['CompanyMonthPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/months/close': {
    /** Close a month of companies */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['CloseMonthsBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['ClosedMonths'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/months/closings/{id}.json': {
    /** The head with which a month was closed, as it was signed */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/months/reopen': {
    /** Open a closed month again */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['ReopenMonthsBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['ReopenedMonths'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/notifications': {
    /** Which mail the person wants of this organisation */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Notifications'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Choose which mail to get */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['UpdateNotificationsBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Notifications'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/notifications/confirm-address': {
    /** Send a link that proves the address */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        202: { content: { 'application/json': components['schemas']['RequestAddressConfirmationAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/notifications/confirm-address/use': {
    /** Prove the address with the link */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['ConfirmAddressBody'] } };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/organisation': {
    /** The organisation and what its plan allows */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Organisation'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Change the organisation */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['UpdateOrganisationBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Organisation'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        412: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/overview': {
    /** The state of the whole organisation */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Overview'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/overview/companies': {
    /** Companies with their state, the one closest to losing messages first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; text?: string; access?: components['schemas']['CompanyAccess'] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['PortfolioRowPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/password-resets': {
    /** Ask for a link to choose a new password */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['RequestPasswordResetBody'] } };
      responses: {
        202: { content: { 'application/json': components['schemas']['RequestPasswordResetAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/password-resets/use': {
    /** Choose a new password with the link */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['ResetPasswordBody'] } };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/profile': {
    /** The person's name, address and language */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Profile'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Change the person's name or language */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['UpdateProfileBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Profile'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        412: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/profile/passkeys': {
    /** Passkeys of the account, oldest first */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['PasskeyPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Add a passkey */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['AddPasskeyBody'] } };
      responses: {
        201: { content: { 'application/json': components['schemas']['Passkey'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/profile/passkeys/options': {
    /** Begin to add a passkey */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['PasskeyOptions'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/profile/passkeys/{passkeyId}': {
    /** Remove a passkey */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: { passkeyId: string };
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Give a passkey another name */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: { passkeyId: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['UpdatePasskeyBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Passkey'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/profile/second-factor': {
    /** Whether a code is asked for at the sign-in */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['SecondFactor'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Begin to switch on codes of an application */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['StartSecondFactorAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Switch it off */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/profile/second-factor/confirm': {
    /** Switch it on with the first code */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['ConfirmSecondFactorBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['RecoveryCodes'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/profile/second-factor/recovery-codes': {
    /** Make new recovery codes */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['RecoveryCodes'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/profile/sessions': {
    /** Where the person is signed in, last used first */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['OpenSessionPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Sign out everywhere */
    delete: {
      parameters: {
        query?: { others?: components['schemas']['TrueOrFalse'] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/profile/sessions/{sessionId}': {
    /** Sign out in one browser */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: { sessionId: string };
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/quarantine': {
    /** Downloads that cannot be proved to belong to their message, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; company?: string; cause?: components['schemas']['QuarantineCause']; open?: components['schemas']['TrueOrFalse'] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['QuarantinedPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/quarantine/{id}/accept': {
    /** Accept a quarantined ZIP for its message */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['AcceptQuarantinedFileBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Message'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/quarantine/{id}/download': {
    /** A quarantined ZIP as ANAF sent it */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/zip': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/reconciliations': {
    /** Reconciliations, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['ReconciliationPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Compare a journal with the SPV */
    post: {
      parameters: {
        query: { company: string; direction?: components['schemas']['Direction']; from?: string; to?: string; tolerance?: string; columns?: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob; 'application/octet-stream': Blob } };
      responses: {
        201: { content: { 'application/json': components['schemas']['Reconciliation'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/reconciliations/files': {
    /** Journals of the watched folder, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['ListJournalFilesAnswer'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/reconciliations/preview': {
    /** Which column of a journal seems to contain what */
    post: {
      parameters: {
        query: { company: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob; 'application/octet-stream': Blob } };
      responses: {
        200: { content: { 'application/json': components['schemas']['JournalPreview'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/reconciliations/{id}': {
    /** One reconciliation and its counts */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Reconciliation'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Remove a reconciliation */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/reconciliations/{id}/rows': {
    /** Rows of a reconciliation, in the order of the journal; invoices that it lacks come last */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; outcome?: components['schemas']['ReconciliationOutcome'] };
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['ReconciliationRowPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/reconciliations/{id}/xlsx': {
    /** Rows of a reconciliation as a spreadsheet */
    get: {
      parameters: {
        query?: { outcome?: components['schemas']['ReconciliationOutcome']; language?: components['schemas']['Language'] };
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/search': {
    /** Search companies, invoices, partners and messages at once */
    get: {
      parameters: {
        query: { text: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Found'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/session': {
    /** Who is signed in, and what they may do */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Session'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/session/confirm': {
    /** Confirm the session with the password, a code or a passkey */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['ConfirmSessionBody'] } };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/session/confirm/passkey': {
    /** Begin to confirm the session with a passkey */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['PasskeyOptions'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/session/organisation': {
    /** Act for another of the person's organisations */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['SwitchOrganisationBody'] } };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/setup': {
    /** Whether the installation waits for its first account */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['GetSetupStateAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Create the first account */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['CreateFirstAccountBody'] } };
      responses: {
        201: { content: { 'application/json': components['schemas']['CreateFirstAccountAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/signers': {
    /** Certificates that sealed documents, and those that are trusted in advance */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['SignerPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/signers/{id}': {
    /** One signer, with its certificate */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['WholeSigner'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/signers/{id}/distrust': {
    /** Do not trust the seals of a certificate */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['WholeSigner'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/signers/{id}/trust': {
    /** Trust the seals of a certificate */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['WholeSigner'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/sync/events': {
    /** Events while they happen (server-sent events) */
    get: {
      parameters: {
        query?: { after?: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'text/event-stream': string } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/sync/log': {
    /** The last 50 synced invoices */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['SyncLogLine'][] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/sync/runs': {
    /** Runs, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['RunSummaryPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/sync/runs/{id}': {
    /** One run, with its first 200 companies */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Run'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/sync/runs/{id}/cancel': {
    /** Stop a run */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Run'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/sync/runs/{id}/companies': {
    /** The companies of a run, in the order of their ids */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; state?: components['schemas']['RunState']; code?: components['schemas']['FailureCode'] };
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['RunCompanyPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/sync/status': {
    /** Whether and how the organisation is kept in sync */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['SyncStatus'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/sync/trigger': {
    /** Synchronise all companies now */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        202: { content: { 'application/json': components['schemas']['SyncTriggered'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/tasks': {
    /** What a person must do, most urgent first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['TaskPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/vat': {
    /** A company's VAT of a month, in lei */
    get: {
      parameters: {
        query: { company: string; month: string; by?: components['schemas']['VatDate'] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['MonthVat'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/vat/compare': {
    /** Compare a VAT return with the documents */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['CheckVatReturnBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['ComparedReturn'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/vat/invoices': {
    /** The documents behind VAT sums */
    get: {
      parameters: {
        query: { cursor?: string; limit?: number; company: string; month: string; by?: components['schemas']['VatDate']; direction?: components['schemas']['Direction']; category?: string[]; rate?: string; doubt?: components['schemas']['Doubt'] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['VatInvoicePage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/vat/xlsx': {
    /** The sums as a spreadsheet */
    get: {
      parameters: {
        query: { company: string; month: string; by?: components['schemas']['VatDate']; language?: components['schemas']['Language'] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/webhooks': {
    /** Webhooks, oldest first */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['WebhookPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Make a webhook */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['CreateWebhookBody'] } };
      responses: {
        201: { content: { 'application/json': components['schemas']['WebhookWithSecret'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/webhooks/deliveries/{id}/retry': {
    /** Deliver once more */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        202: { content: { 'application/json': components['schemas']['WebhookDelivery'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/webhooks/{id}': {
    /** A webhook */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['Webhook'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Remove a webhook */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Change a webhook, or switch it on or off */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['UpdateWebhookBody'] } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Webhook'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        412: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/webhooks/{id}/deliveries': {
    /** Deliveries, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; state?: components['schemas']['DeliveryState'] };
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['WebhookDeliveryPage'] } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/webhooks/{id}/replay': {
    /** Deliver the events of a period again */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': components['schemas']['ReplayWebhookBody'] } };
      responses: {
        202: { content: { 'application/json': components['schemas']['ReplayWebhookAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/webhooks/{id}/rotate-secret': {
    /** Give a webhook another secret */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['RotateWebhookSecretAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/webhooks/{id}/test': {
    /** Send a test event */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        202: { content: { 'application/json': components['schemas']['WebhookDelivery'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/healthz': {
    /** The process is alive */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['CheckHealthAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/metrics': {
    /** Figures in Prometheus' text format */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'text/plain': Blob } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/readyz': {
    /** The process can serve requests */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['CheckReadinessAnswer'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
}

export interface components {
  schemas: {
    AcceptInvitationAnswer: {
      organisation: components['schemas']['OrganisationReference'];
      email: string;
      role: components['schemas']['Role'];
    };
    AcceptInvitationBody: {
      token: string;
      name?: string;
      password?: string;
    };
    AcceptQuarantinedFileBody: {
      reason: string;
    };
    AccessChange: 'granted' | 'denied';
    ActorKind: 'key' | 'person' | 'operator' | 'link' | 'unknown';
    AddCompaniesAnswer: {
      data: components['schemas']['AddedCompany'][];
    };
    AddCompaniesBody: components['schemas']['AddCompaniesBodyObject'] | string;
    AddCompaniesBodyObject: {
      companies: components['schemas']['AddCompaniesBodyObjectCompany'][];
    };
    AddCompaniesBodyObjectCompany: {
      cif: string;
      name?: string;
      contact?: components['schemas']['AddCompaniesBodyObjectCompanyContact'];
    };
    AddCompaniesBodyObjectCompanyContact: {
      name?: string;
      email?: string;
      phone?: string;
    };
    AddInvoiceCommentBody: {
      text: string;
    };
    AddPasskeyBody: {
      name: string;
      response: components['schemas']['PasskeyCreated'];
    };
    AddedCompany: {
      input: string;
      outcome: components['schemas']['AddedCompanyOutcome'];
      remarks: components['schemas']['AddedCompanyRemark'][];
      company: components['schemas']['Company'] | null;
      problem: string | null;
    };
    AddedCompanyOutcome: 'added' | 'exists' | 'invalid' | 'over_limit';
    AddedCompanyRemark: 'control_digit_mismatch' | 'personal_code';
    Address: {
      line1: string | null;
      line2: string | null;
      line3: string | null;
      city: string | null;
      postCode: string | null;
      county: string | null;
      country: string | null;
    };
    Adjustment: {
      kind: components['schemas']['AdjustmentKind'];
      amount: string | null;
      base: string | null;
      percent: string | null;
      reason: string | null;
      reasonCode: string | null;
      vatCategory: string | null;
      vatRate: string | null;
    };
    AdjustmentKind: 'allowance' | 'charge';
    AmountSign: 1 | -1;
    AnafSetup: {
      configured: boolean;
      environment: string;
      redirectUri: string;
      redirectReachesUs: boolean;
    };
    AnafStatus: {
      tokenCount: number;
      hasValidToken: boolean;
      tokens: components['schemas']['AnafToken'][];
    };
    AnafToken: {
      id: string;
      serial: string | null;
      expiresAt: string;
      isValid: boolean;
      companies: components['schemas']['ReadableCompany'][];
    };
    AnafTokenInFull: {
      id: string;
      serial: string | null;
      expiresAt: string;
      isValid: boolean;
      companies: components['schemas']['ReadableCompany'][];
      connectedAt: string;
      refreshIssuedAt: string | null;
      holder: string | null;
      note: string | null;
      named: string[];
    };
    AnafTokenInFullPage: {
      data: components['schemas']['AnafTokenInFull'][];
      nextCursor: null;
    };
    AnswerSource: 'paged_list' | 'simple_list' | 'status';
    ApiKey: {
      id: string;
      name: string;
      scope: components['schemas']['Scope'];
      companies: components['schemas']['CompanyLimit'];
      hint: string;
      createdAt: string;
      expiresAt: string | null;
      lastUsedAt: string | null;
    };
    ApiKeyPage: {
      data: components['schemas']['ApiKey'][];
      nextCursor: null;
    };
    ApprovalLink: {
      id: string;
      note: string | null;
      state: components['schemas']['ApprovalLinkState'];
      createdAt: string;
      expiresAt: string;
      answer: components['schemas']['ClientAnswer'] | null;
      answerText: string | null;
      answeredAt: string | null;
    };
    ApprovalLinkPage: {
      data: components['schemas']['ApprovalLink'][];
      nextCursor: null;
    };
    ApprovalLinkState: 'waiting' | 'answered' | 'revoked' | 'expired';
    ApprovalQuestion: {
      organisation: components['schemas']['OrganisationName'];
      note: string | null;
      expiresAt: string;
      answer: components['schemas']['ClientAnswer'] | null;
      invoice: components['schemas']['ApprovalQuestionInvoice'];
    };
    ApprovalQuestionInvoice: {
      direction: components['schemas']['Direction'];
      number: string | null;
      issuedOn: string | null;
      dueOn: string | null;
      seller: components['schemas']['ApprovalQuestionInvoiceSeller'];
      buyer: components['schemas']['ApprovalQuestionInvoiceBuyer'];
      total: string | null;
      currency: string | null;
    };
    ApprovalQuestionInvoiceBuyer: {
      name: string | null;
      cif: string | null;
    };
    ApprovalQuestionInvoiceSeller: {
      name: string | null;
      cif: string | null;
    };
    Assignee: {
      id: string;
      name: string;
      you: boolean;
    };
    AssigneePage: {
      data: components['schemas']['Assignee'][];
      nextCursor: string | null;
    };
    Attachment: {
      n: number;
      id: string | null;
      description: string | null;
      uri: string | null;
      filename: string | null;
      mimeCode: string | null;
      sizeBytes: number | null;
    };
    AuditAction: 'message.closed' | 'notices.seen' | 'invoices.marked' | 'invoice.commented' | 'quarantine.accepted' | 'member.invited' | 'member.joined' | 'member.changed' | 'member.removed' | 'invitation.revoked' | 'approval_link.created' | 'approval_link.revoked' | 'approval_link.answered' | 'token_link.created' | 'token_link.revoked' | 'token_link.used' | 'api_key.created' | 'api_key.revoked' | 'api_key.changed' | 'connection.removed' | 'key.replaced' | 'company.removed' | 'connection.added' | 'company.added' | 'company.renamed' | 'company.contact_changed' | 'company.instructions_sent' | 'organisation.created' | 'organisation.renamed' | 'organisation.client_approval_changed' | 'plan.changed' | 'member.renamed' | 'session.opened' | 'session.refused' | 'session.ended' | 'password.changed' | 'password.reset' | 'second_factor.added' | 'second_factor.removed' | 'second_factor.codes_renewed' | 'person.linked' | 'passkey.added' | 'passkey.removed' | 'organisation.second_factor_changed' | 'signer.trusted' | 'signer.distrusted' | 'export.requested' | 'export.removed' | 'reconciliation.made' | 'webhook.created' | 'webhook.changed' | 'webhook.removed' | 'webhook.secret_rotated' | 'webhook.replayed' | 'month.closed' | 'month.reopened' | 'destination.created' | 'destination.changed' | 'destination.removed' | 'statement.made' | 'hint.silenced' | 'hint.expected';
    AuditEntry: {
      id: string;
      at: string;
      actor: components['schemas']['AuditEntryActor'];
      action: components['schemas']['AuditAction'];
      subject: string;
      detail: Record<string, unknown>;
      address: string | null;
      requestId: string | null;
    };
    AuditEntryActor: {
      kind: components['schemas']['ActorKind'];
      id: string | null;
    };
    AuditEntryPage: {
      data: components['schemas']['AuditEntry'][];
      nextCursor: string | null;
    };
    BreakerScope: 'application' | 'cif' | 'connection' | 'message';
    Budget: {
      callsPerMinute: number;
      callsInUse: number;
      nextCallAt: string | null;
      closed: components['schemas']['BudgetClosedItem'][];
      listingsToday: components['schemas']['BudgetListingsTodayItem'][];
    };
    BudgetClosedItem: {
      scope: components['schemas']['BreakerScope'];
      code: components['schemas']['FailureCode'];
      until: string;
      companyId: string | null;
      connectionId: string | null;
      messageId: string | null;
    };
    BudgetListingsTodayItem: {
      companyId: string;
      cif: string;
      count: number;
      limit: number;
    };
    ChangePasswordBody: {
      currentPassword: string;
      newPassword: string;
    };
    CheckHealthAnswer: {
      status: 'ok';
    };
    CheckReadinessAnswer: {
      status: 'ok';
      held?: true;
    };
    CheckStatementBody: components['schemas']['HandedOutDocument'] | components['schemas']['HandedOutHead'];
    CheckVatReturnBody: {
      company: string;
      month: string;
      by?: components['schemas']['VatDate'];
      text: string;
      thresholdPercent?: string;
      thresholdLei?: string;
    };
    ClientAnswer: 'recognised' | 'disputed';
    CloseMessageBody: {
      reason: string;
    };
    CloseMonthsBody: {
      companies: components['schemas']['CloseMonthsBodyCompanies'];
      month: string;
      confirmed?: boolean;
    };
    CloseMonthsBodyCompanies: 'all' | string[];
    CloseOutcome: 'closed' | 'already_closed' | 'missing' | 'uncovered';
    ClosedMonth: {
      company: string;
      cif: string;
      name: string | null;
      outcome: components['schemas']['CloseOutcome'];
      missing: number;
      pending: number;
      undated: number;
    };
    ClosedMonths: {
      data: components['schemas']['ClosedMonth'][];
    };
    CommentAuthor: {
      kind: components['schemas']['CommentAuthorKind'];
      name: string | null;
    };
    CommentAuthorKind: 'key' | 'person' | 'operator';
    Company: {
      id: string;
      cif: string;
      name: string | null;
      nameFrom: components['schemas']['CompanyNameFrom'] | null;
      registry: components['schemas']['RegistryFacts'] | null;
      syncEnabled: boolean;
      access: components['schemas']['CompanyAccess'];
      accessDetail: string | null;
      accessLostAt: string | null;
      lastListedAt: string | null;
      lastSyncedAt: string | null;
      completeFrom: string | null;
      completeUpTo: string | null;
      counts: components['schemas']['LedgerCounts'];
      contact: components['schemas']['Contact'] | null;
      instructionsSent: components['schemas']['InstructionsSent'] | null;
    };
    CompanyAccess: 'granted' | 'denied' | 'unknown';
    CompanyAccessEvent: {
      event: "company.access";
      data: components['schemas']['CompanyAccessEventData'];
    };
    CompanyAccessEventData: {
      companyId: string;
      cif: string;
      access: components['schemas']['AccessChange'];
      was: components['schemas']['CompanyAccess'];
      detail?: string;
    };
    CompanyCalendar: {
      days: components['schemas']['CompanyCalendarDay'][];
      totals: components['schemas']['CompanyCalendarTotals'];
      states: components['schemas']['CompanyCalendarStates'];
    };
    CompanyCalendarDay: {
      day: string;
      coverage: components['schemas']['DayCoverage'];
      state: components['schemas']['DayState'];
      listed: number;
      archived: number;
      expired: number;
      closed: number;
      pending: number;
    };
    CompanyCalendarStates: {
      lost: number;
      pending: number;
      not: number;
      partly: number;
      complete: number;
    };
    CompanyCalendarTotals: {
      covered: number;
      partly: number;
      not: number;
    };
    CompanyLimit: "all" | string[];
    CompanyMonth: {
      company: string;
      cif: string;
      name: string | null;
      month: string;
      state: components['schemas']['MonthState'];
      received: number;
      sent: number;
      refused: number;
      other: number;
      unread: number;
      booked: number;
      reconciled: number;
      missing: number;
      pending: number;
      expired: number;
      unproven: number;
      setAside: number;
      coverage: components['schemas']['MonthCoverage'];
      over: boolean;
      closedAt: string | null;
      closedHead: string | null;
      closedStatement: string | null;
      statement: components['schemas']['CompanyMonthStatement'] | null;
      arrivedAfter: number;
    };
    CompanyMonthPage: {
      data: components['schemas']['CompanyMonth'][];
      nextCursor: string | null;
    };
    CompanyMonthStatement: {
      id: string;
      complete: boolean;
    };
    CompanyNameFrom: 'person' | 'registry';
    CompanyPage: {
      data: components['schemas']['Company'][];
      nextCursor: string | null;
    };
    ComparedReturn: {
      data: components['schemas']['VatDifference'][];
      unread: string[];
      excluded: number;
      withoutRate: number;
    };
    ComparedStatement: {
      type: string;
      madeAt: string | null;
      sound: boolean;
      signature: components['schemas']['SignatureVerdict'] | null;
      keyId: string | null;
      heads: components['schemas']['ComparedStatementHead'][];
    };
    ComparedStatementHead: {
      companyId: string;
      cif: string;
      seq: number;
      head: string;
      verdict: components['schemas']['HeadVerdict'];
    };
    Completeness: {
      companyId: string;
      cif: string;
      name: string | null;
      listed: number;
      archived: number;
      expired: number;
      closed: number;
      pending: number;
      balances: boolean;
      completeFrom: string | null;
      completeUpTo: string | null;
      completeUpToRestsOn: components['schemas']['CompletenessCompleteUpToRestsOn'] | null;
      oldestPendingId: string | null;
      listedUpTo: string | null;
      lastListedAt: string | null;
      coverage: components['schemas']['CompletenessCoverageItem'][];
      gaps: components['schemas']['CompletenessGap'][];
      lastListing: components['schemas']['CompletenessLastListing'] | null;
      listComparison: components['schemas']['CompletenessListComparison'] | null;
      chainHead: string;
      chainSeq: number;
      expiresSoonest: string | null;
      riskAt: string;
    };
    CompletenessCompleteUpToRestsOn: 'listing' | 'pending';
    CompletenessCoverageItem: {
      from: string;
      to: string;
    };
    CompletenessGap: {
      from: string;
      to: string;
    };
    CompletenessLastListing: {
      proven: boolean;
      code: components['schemas']['FailureCode'] | null;
      reported: number | null;
      listed: number;
      pages: number;
      restarts: number;
      startedAt: string;
      finishedAt: string;
    };
    CompletenessListComparison: {
      at: string;
      outcome: components['schemas']['ListOutcome'];
      code: components['schemas']['FailureCode'] | null;
      compared: number | null;
    };
    CompletenessPage: {
      data: components['schemas']['Completeness'][];
      nextCursor: string | null;
    };
    ConfirmAddressBody: {
      token: string;
    };
    ConfirmSecondFactorBody: {
      code: string;
    };
    ConfirmSessionBody: {
      password?: string;
      code?: string;
      passkey?: components['schemas']['PasskeySigned'];
    };
    Contact: {
      name: string | null;
      email: string | null;
      phone: string | null;
    };
    ContactChange: {
      name?: string | null;
      email?: string | null;
      phone?: string | null;
    };
    CreateApiKeyAnswer: {
      id: string;
      name: string;
      scope: components['schemas']['Scope'];
      companies: components['schemas']['CompanyLimit'];
      hint: string;
      createdAt: string;
      expiresAt: string | null;
      lastUsedAt: string | null;
      key: string;
    };
    CreateApiKeyBody: {
      name: string;
      scope?: components['schemas']['Scope'];
      companies?: components['schemas']['CompanyLimit'];
      expiresAt?: string | null;
    };
    CreateApprovalLinkAnswer: {
      id: string;
      note: string | null;
      state: components['schemas']['ApprovalLinkState'];
      createdAt: string;
      expiresAt: string;
      answer: components['schemas']['ClientAnswer'] | null;
      answerText: string | null;
      answeredAt: string | null;
      url: string;
    };
    CreateApprovalLinkBody: {
      note?: string | null;
      days?: number;
    };
    CreateDestinationBody: {
      name: string;
      pathTemplate?: string;
      formats?: components['schemas']['DeliveryFormat'][];
      language?: components['schemas']['Language'];
      filter?: components['schemas']['DestinationChoice'];
      kind: components['schemas']['DestinationKind'];
      from?: components['schemas']['CreateDestinationBodyFrom'];
      folder?: string;
      url?: string;
      username?: string;
      password?: string;
      region?: string;
      email?: string;
    };
    CreateDestinationBodyFrom: 'now' | 'beginning';
    CreateExportBody: components['schemas']['CreateExportBodyPack'] | components['schemas']['CreateExportBodyPacks'] | components['schemas']['CreateExportBodySearch'] | components['schemas']['CreateExportBodySagaOrJson'];
    CreateExportBodyPack: {
      kind: 'pack';
      company: string;
      month: string;
      include?: components['schemas']['PackPart'][];
      pathTemplate?: string;
      language?: components['schemas']['Language'];
    };
    CreateExportBodyPacks: {
      kind: 'packs';
      companies: components['schemas']['CreateExportBodyPacksCompanies'];
      month: string;
      include?: components['schemas']['PackPart'][];
      language?: components['schemas']['Language'];
    };
    CreateExportBodyPacksCompanies: 'all' | string[];
    CreateExportBodySagaOrJson: {
      kind: components['schemas']['CreateExportBodySagaOrJsonKind'];
      filter?: components['schemas']['InvoiceFilter'];
    };
    CreateExportBodySagaOrJsonKind: 'saga' | 'json';
    CreateExportBodySearch: {
      kind: 'search';
      format?: components['schemas']['ListFormat'];
      filter?: components['schemas']['InvoiceFilter'];
      language?: components['schemas']['Language'];
    };
    CreateFirstAccountAnswer: {
      organisation: components['schemas']['OrganisationReference'];
    };
    CreateFirstAccountBody: {
      code: string;
      email: string;
      name?: string;
      password: string;
      organisation: string;
    };
    CreateInvitationAnswer: {
      id: string;
      email: string;
      role: components['schemas']['Role'];
      companies: components['schemas']['CompanyLimit'];
      createdAt: string;
      expiresAt: string;
      url: string;
      mailed: boolean;
    };
    CreateInvitationBody: {
      email: string;
      role?: components['schemas']['Role'];
      companies?: components['schemas']['CompanyLimit'];
    };
    CreateStatementBody: {
      company: string;
      firstDay: string;
      lastDay: string;
    };
    CreateTokenLinkAnswer: {
      id: string;
      note: string | null;
      state: components['schemas']['TokenLinkState'];
      createdAt: string;
      expiresAt: string;
      usedAt: string | null;
      connectionId: string | null;
      url: string;
    };
    CreateTokenLinkBody: {
      note?: string | null;
    };
    CreateWebhookBody: {
      url: string;
      events: components['schemas']['WebhookEventType'][];
      companies?: string[] | null;
      format?: components['schemas']['WebhookFormat'];
      language?: components['schemas']['Language'];
    };
    DayCoverage: 'covered' | 'partly' | 'not';
    DayOfArrivals: {
      day: string;
      total: number;
      received: number;
      sent: number;
      error: number;
      buyer_message_received: number;
      buyer_message_sent: number;
      unknown: number;
    };
    DayOfArrivalsPage: {
      data: components['schemas']['DayOfArrivals'][];
      nextCursor: null;
    };
    DayState: 'lost' | 'pending' | 'not' | 'partly' | 'complete';
    DeliveredDocument: {
      id: string;
      invoiceId: string;
      companyId: string;
      number: string | null;
      format: components['schemas']['DeliveryFormat'];
      path: string | null;
      state: components['schemas']['DeliveredDocumentState'];
      code: string | null;
      attempts: number;
      createdAt: string;
      endedAt: string | null;
    };
    DeliveredDocumentPage: {
      data: components['schemas']['DeliveredDocument'][];
      nextCursor: string | null;
    };
    DeliveredDocumentState: 'waiting' | 'delivered' | 'failed';
    DeliveryAttemptCode: 'gone' | 'redirect' | 'refused' | 'no_connection' | 'tls' | 'timeout' | 'no_public_address' | 'not_https' | 'not_a_url' | 'credentials_in_url' | 'cancelled';
    DeliveryCause: 'event' | 'replay' | 'retry' | 'test';
    DeliveryFormat: 'pdf' | 'xml' | 'zip';
    DeliveryState: 'waiting' | 'delivered' | 'failed';
    Destination: {
      id: string;
      name: string;
      kind: components['schemas']['DestinationKind'];
      address: string;
      pathTemplate: string;
      formats: components['schemas']['DeliveryFormat'][];
      language: components['schemas']['Language'];
      filter: components['schemas']['DestinationFilter'];
      state: components['schemas']['DestinationState'];
      confirmedAt: string | null;
      failingSince: string | null;
      code: string | null;
      waiting: number;
      delivered: number;
      failed: number;
      lastDeliveredAt: string | null;
      createdAt: string;
    };
    DestinationChoice: {
      companies?: string[] | null;
      direction?: components['schemas']['DestinationChoiceDirection'] | null;
      suppliers?: string[] | null;
    };
    DestinationChoiceDirection: 'received' | 'sent';
    DestinationFilter: {
      companies: string[] | null;
      direction: components['schemas']['DestinationFilterDirection'] | null;
      suppliers: string[] | null;
    };
    DestinationFilterDirection: 'received' | 'sent';
    DestinationKind: 'folder' | 'webdav' | 's3' | 'mail';
    DestinationPage: {
      data: components['schemas']['Destination'][];
      nextCursor: null;
    };
    DestinationState: 'active' | 'paused';
    DigestAttachment: 'none' | 'pdf' | 'zip';
    DigestPace: 'off' | 'daily' | 'at_once';
    Direction: 'received' | 'sent';
    Doubt: components['schemas']['VatDoubt'] | 'any';
    Export: {
      id: string;
      kind: components['schemas']['ExportKind'];
      request: Record<string, unknown>;
      state: components['schemas']['ExportState'];
      code: components['schemas']['ExportFailureCode'] | null;
      detail: string | null;
      progress: components['schemas']['ExportProgress'];
      problems: number;
      leftOut: components['schemas']['ExportLeftOutItem'][];
      file: components['schemas']['ExportFile'] | null;
      requestedAt: string;
      startedAt: string | null;
      finishedAt: string | null;
      expiresAt: string;
    };
    ExportFailureCode: 'unauthenticated' | 'insufficient_scope' | 'confirmation_needed' | 'not_found' | 'invalid_input' | 'unknown_parameter' | 'malformed_body' | 'body_too_large' | 'unsupported_media_type' | 'method_not_allowed' | 'conflict' | 'cursor_unknown' | 'precondition_failed' | 'too_many_requests' | 'no_valid_anaf_token' | 'plan_limit_exceeded' | 'anaf_not_configured' | 'anaf_unreachable' | 'anaf_refused' | 'setup_code_wrong' | 'already_set_up' | 'link_expired' | 'run_pruned' | 'not_archived' | 'unreadable' | 'unavailable' | 'internal' | 'archive_unavailable' | 'disk_full' | 'not_writable' | 'crashed';
    ExportFile: {
      name: string;
      mediaType: string;
      sizeBytes: number;
      sha256: string;
      url: string;
    };
    ExportFormat: {
      format: components['schemas']['ListFormat'];
      ending: string;
      title: string;
      help: string;
    };
    ExportKind: 'pack' | 'packs' | 'search';
    ExportLeftOutItem: {
      id: string;
      number: string | null;
      uploadIndex: string | null;
      reason: components['schemas']['LeftOutReason'];
    };
    ExportPage: {
      data: components['schemas']['Export'][];
      nextCursor: string | null;
    };
    ExportProgress: {
      done: number;
      total: number | null;
    };
    ExportState: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
    FailureCode: 'rights_cif' | 'rights_certificate' | 'rights_message' | 'not_found' | 'page_past_end' | 'clock' | 'quota_cif' | 'quota_message' | 'quota_connection' | 'rate_limited' | 'unauthorized' | 'forbidden' | 'our_fault' | 'too_many_for_simple_list' | 'malformed' | 'firewall' | 'maintenance' | 'server_error' | 'network' | 'timeout' | 'truncated' | 'too_large' | 'technical_error' | 'unknown_note' | 'cancelled' | 'invalid_grant' | 'invalid_client' | 'access_denied' | 'daily_limit' | 'token_refresh_failed' | 'no_valid_anaf_token' | 'company_removed' | 'listing_unproven' | 'messages_failed' | 'no_id' | 'expired' | 'expiry_unproven' | 'listed_after_expiry' | 'closed' | 'archive_full' | 'archive_read_only' | 'archive_missing' | 'archive_conflict' | 'archive_unavailable' | 'zip_not_a_zip' | 'zip_corrupt' | 'zip_encrypted' | 'zip_unsupported' | 'zip_too_many_entries' | 'zip_too_large' | 'zip_no_document' | 'zip_other_document' | 'zip_ambiguous' | 'internal' | 'other';
    FindInRegistryAnswer: {
      data: components['schemas']['LookedUpCompany'][];
      waiting: boolean;
    };
    FindInRegistryBody: {
      cifs: string[];
    };
    Finding: {
      id: string;
      companyId: string;
      cif: string;
      kind: components['schemas']['FindingKind'];
      severity: components['schemas']['FindingSeverity'];
      subject: string;
      expected: string | null;
      found: string | null;
      message: string | null;
      firstSeenAt: string;
      lastSeenAt: string;
    };
    FindingAnswer: {
      source: components['schemas']['AnswerSource'];
      answer: string;
      askedAt: string;
    };
    FindingKind: 'file_missing' | 'file_size' | 'file_changed' | 'file_unreadable' | 'backfill_missing' | 'backfill_changed' | 'backfill_unreadable' | 'orphan_file' | 'file_without_row' | 'chain_broken' | 'chain_gap' | 'head_wrong' | 'manifest_differs' | 'manifest_unreadable_line' | 'manifest_ahead' | 'manifest_torn' | 'manifest_behind' | 'seal_tampered' | 'seal_differs' | 'ledger_count' | 'only_in_simple_list' | 'only_in_paged_list' | 'only_in_status';
    FindingPage: {
      data: components['schemas']['Finding'][];
      nextCursor: string | null;
    };
    FindingSeverity: 'wrong' | 'note';
    FinishTokenLinkAnswer: {
      serial: string | null;
    };
    FinishTokenLinkBody: {
      token: string;
      url: string;
    };
    Found: {
      companies: components['schemas']['FoundCompany'][];
      invoices: components['schemas']['FoundInvoice'][];
      partners: components['schemas']['FoundPartner'][];
      messages: components['schemas']['FoundMessage'][];
    };
    FoundCompany: {
      id: string;
      cif: string;
      name: string | null;
    };
    FoundInvoice: {
      id: string;
      number: string | null;
      direction: components['schemas']['Direction'];
      issuedOn: string | null;
      partner: string | null;
      payable: string | null;
      sign: components['schemas']['FoundInvoiceSign'];
      currency: string | null;
    };
    FoundInvoiceSign: 1 | -1;
    FoundMessage: {
      id: string;
      messageId: string | null;
      uploadIndex: string;
      kind: components['schemas']['MessageKind'];
      state: components['schemas']['MessageState'];
    };
    FoundPartner: {
      cif: string | null;
      vatId: string | null;
      name: string | null;
    };
    GetSetupStateAnswer: {
      needed: boolean;
      mail: boolean;
      oidc: string | null;
      passkeys: boolean;
    };
    HandedOutDocument: {
      document: Record<string, unknown>;
      signature: Record<string, unknown>;
    };
    HandedOutHead: {
      head: string;
    };
    HeadVerdict: 'continues' | 'rolled_back' | 'different' | 'unknown_company';
    Hint: {
      id: string;
      companyId: string;
      cif: string;
      name: string | null;
      kind: components['schemas']['HintKind'];
      confidence: components['schemas']['HintConfidence'];
      direction: components['schemas']['Direction'];
      partnerCif: string | null;
      partnerName: string | null;
      missing: string[];
      months: string[];
      seen: components['schemas']['HintSeenItem'][];
      total: string | null;
      message: components['schemas']['HintMessage'] | null;
      foundAt: string;
      silencedAt: string | null;
    };
    HintConfidence: 'likely' | 'possible';
    HintKind: 'number_gap' | 'silent_partner' | 'referred_invoice' | 'journal_entry' | 'buyer_message';
    HintMessage: {
      id: string;
      createdAt: string | null;
      about: string;
    };
    HintPage: {
      data: components['schemas']['Hint'][];
      nextCursor: string | null;
    };
    HintSeenItem: {
      invoiceId: string;
      number: string | null;
      issuedOn: string | null;
    };
    HistoryCode: 'rights_cif' | 'rights_certificate' | 'rights_message' | 'not_found' | 'page_past_end' | 'clock' | 'quota_cif' | 'quota_message' | 'quota_connection' | 'rate_limited' | 'unauthorized' | 'forbidden' | 'our_fault' | 'too_many_for_simple_list' | 'malformed' | 'firewall' | 'maintenance' | 'server_error' | 'network' | 'timeout' | 'truncated' | 'too_large' | 'technical_error' | 'unknown_note' | 'cancelled' | 'invalid_grant' | 'invalid_client' | 'access_denied' | 'daily_limit' | 'token_refresh_failed' | 'no_valid_anaf_token' | 'company_removed' | 'listing_unproven' | 'messages_failed' | 'no_id' | 'expired' | 'expiry_unproven' | 'listed_after_expiry' | 'closed' | 'archive_full' | 'archive_read_only' | 'archive_missing' | 'archive_conflict' | 'archive_unavailable' | 'zip_not_a_zip' | 'zip_corrupt' | 'zip_encrypted' | 'zip_unsupported' | 'zip_too_many_entries' | 'zip_too_large' | 'zip_no_document' | 'zip_other_document' | 'zip_ambiguous' | 'internal' | 'other' | 'read' | 'unreadable' | 'not_an_invoice' | 'success' | 'failed' | 'skipped';
    Instructions: {
      to: string | null;
      subject: string;
      text: string;
      mailto: string;
    };
    InstructionsSent: {
      at: string;
      by: string | null;
    };
    Invitation: {
      id: string;
      email: string;
      role: components['schemas']['Role'];
      companies: components['schemas']['CompanyLimit'];
      createdAt: string;
      expiresAt: string;
    };
    InvitationPage: {
      data: components['schemas']['Invitation'][];
      nextCursor: null;
    };
    InvitationSeen: {
      organisation: components['schemas']['OrganisationName'];
      email: string;
      role: components['schemas']['Role'];
      companies: number | null;
      expiresAt: string;
      hasAccount: boolean;
      signedInAs: string | null;
    };
    Invoice: {
      id: string;
      companyId: string;
      cif: string;
      messageId: string | null;
      uploadIndex: string;
      direction: components['schemas']['Direction'];
      role: components['schemas']['PartyRole'] | null;
      number: string | null;
      typeCode: string | null;
      issuedOn: string | null;
      dueOn: string | null;
      currency: string | null;
      seller: components['schemas']['Party'];
      buyer: components['schemas']['Party'];
      net: string | null;
      vat: string | null;
      payable: string | null;
      gross: string | null;
      prepaid: string | null;
      rounding: string | null;
      vatInLei: string | null;
      sign: components['schemas']['AmountSign'];
      taxPointCode: string | null;
      vatBreakdown: components['schemas']['VatBreakdownRow'][] | null;
      copies: components['schemas']['InvoiceCopy'][];
      seal: components['schemas']['InvoiceSeal'];
      reading: components['schemas']['InvoiceReading'];
      availableAt: string | null;
      late: boolean | null;
      retainUntil: string | null;
      arrivedAt: string;
      mark: components['schemas']['Mark'] | null;
      markedAt: string | null;
      assignee: string | null;
      tags: string[];
      comments: number;
      clientAnswer: components['schemas']['ClientAnswer'] | null;
    };
    InvoiceChange: {
      change: components['schemas']['InvoiceChangeChange'];
      changedAt: string;
      invoice: components['schemas']['Invoice'];
    };
    InvoiceChangeChange: 'added' | 'updated';
    InvoiceChangePage: {
      data: components['schemas']['InvoiceChangePageDataItem'][];
      nextCursor: string;
      hasMore: boolean;
    };
    InvoiceChangePageDataItem: components['schemas']['InvoiceChange'] | components['schemas']['InvoiceRemoval'];
    InvoiceComment: {
      id: string;
      text: string;
      author: components['schemas']['CommentAuthor'];
      at: string;
    };
    InvoiceCommentPage: {
      data: components['schemas']['InvoiceComment'][];
      nextCursor: string | null;
    };
    InvoiceCopy: {
      id: string;
      uploadIndex: string;
      messageId: string | null;
      first: boolean;
    };
    InvoiceDetails: {
      syntax: components['schemas']['InvoiceDetailsSyntax'];
      specification: string | null;
      process: string | null;
      taxPointOn: string | null;
      taxPointCode: string | null;
      vatCurrency: string | null;
      notes: string[];
      references: components['schemas']['InvoiceDetailsReferences'];
      paymentTerms: string | null;
      period: components['schemas']['Period'] | null;
      precedingInvoices: components['schemas']['InvoiceDetailsPrecedingInvoice'][];
      seller: components['schemas']['PartyDetails'];
      buyer: components['schemas']['PartyDetails'];
      payee: components['schemas']['InvoiceDetailsPayee'] | null;
      taxRepresentative: components['schemas']['InvoiceDetailsTaxRepresentative'] | null;
      delivery: components['schemas']['InvoiceDetailsDelivery'] | null;
      paymentMeans: components['schemas']['PaymentMeans'][];
      creditorId: string | null;
      adjustments: components['schemas']['Adjustment'][];
      totals: components['schemas']['InvoiceDetailsTotals'];
      attachments: components['schemas']['Attachment'][];
    };
    InvoiceDetailsDelivery: {
      name: string | null;
      locationId: string | null;
      deliveredOn: string | null;
      address: components['schemas']['Address'] | null;
    };
    InvoiceDetailsPayee: {
      name: string | null;
      id: string | null;
      legalId: string | null;
    };
    InvoiceDetailsPrecedingInvoice: {
      number: string | null;
      issuedOn: string | null;
    };
    InvoiceDetailsReferences: {
      buyer: string | null;
      project: string | null;
      contract: string | null;
      order: string | null;
      salesOrder: string | null;
      receipt: string | null;
      despatch: string | null;
      tender: string | null;
      invoicedObjects: string[];
      accounting: string | null;
    };
    InvoiceDetailsSyntax: 'ubl_invoice' | 'ubl_credit_note' | 'cii';
    InvoiceDetailsTaxRepresentative: {
      name: string | null;
      vatId: string | null;
      address: components['schemas']['Address'] | null;
    };
    InvoiceDetailsTotals: {
      lines: string | null;
      allowances: string | null;
      charges: string | null;
      vatInVatCurrency: string | null;
      prepaid: string | null;
      rounding: string | null;
    };
    InvoiceFilter: {
      text?: string;
      company?: string;
      cif?: string;
      partner?: string;
      direction?: components['schemas']['Direction'];
      role?: components['schemas']['PartyRole'];
      issuedFrom?: string;
      issuedTo?: string;
      availableFrom?: string;
      availableTo?: string;
      amountMin?: string;
      amountMax?: string;
      type?: string;
      seal?: components['schemas']['SealVerdict'];
      reading?: components['schemas']['ReadingVerdict'];
      late?: components['schemas']['TrueOrFalse'];
      mark?: components['schemas']['MarkFilter'];
      assignee?: string | "none";
      tag?: string;
      arrivedSince?: string;
      copies?: components['schemas']['TrueOrFalse'];
      ids?: string[];
    };
    InvoiceLine: {
      id: string | null;
      name: string | null;
      description: string | null;
      quantity: string | null;
      unit: string | null;
      price: string | null;
      net: string | null;
      vatCategory: string | null;
      vatRate: string | null;
      note: string | null;
      objectId: string | null;
      orderLine: string | null;
      accountingReference: string | null;
      period: components['schemas']['Period'] | null;
      adjustments: components['schemas']['Adjustment'][];
      grossPrice: string | null;
      priceDiscount: string | null;
      priceDiscounts: string[];
      priceBaseQuantity: string | null;
      priceBaseUnit: string | null;
      sellerItemId: string | null;
      buyerItemId: string | null;
      standardItemId: string | null;
      classifications: string[];
      originCountry: string | null;
      attributes: components['schemas']['InvoiceLineAttribute'][];
    };
    InvoiceLineAttribute: {
      name: string | null;
      value: string | null;
    };
    InvoicePage: {
      data: components['schemas']['Invoice'][];
      nextCursor: string | null;
    };
    InvoiceReading: {
      verdict: components['schemas']['ReadingVerdict'];
      detail: string | null;
    };
    InvoiceRemoval: {
      change: "removed";
      changedAt: string;
      invoice: components['schemas']['RemovedItem'];
    };
    InvoiceRereadEvent: {
      event: "invoice.reread";
      data: components['schemas']['InvoiceRereadEventData'];
    };
    InvoiceRereadEventData: {
      invoiceId: string;
      companyId: string;
      changes: string[];
    };
    InvoiceSeal: {
      verdict: components['schemas']['SealVerdict'];
      signer: string | null;
      certificateSha256: string | null;
    };
    InvoiceSort: '-availableAt' | 'availableAt' | 'issuedOn' | '-issuedOn' | 'gross' | '-gross' | 'payable' | '-payable' | 'partner' | '-partner' | 'number' | '-number';
    InvoiceTotals: {
      count: number;
      unproven: number;
      totals: components['schemas']['InvoiceTotalsTotal'][];
    };
    InvoiceTotalsTotal: {
      currency: string | null;
      direction: components['schemas']['Direction'];
      count: number;
      creditNotes: number;
      incomplete: number;
      net: string;
      vat: string;
      payable: string;
    };
    JournalField: 'number' | 'series' | 'date' | 'number_and_date' | 'cif' | 'total';
    JournalFile: {
      id: string;
      companyId: string | null;
      folder: string;
      name: string;
      sizeBytes: number;
      state: components['schemas']['JournalFileState'];
      problem: components['schemas']['JournalFileProblem'] | null;
      reconciliationId: string | null;
      createdAt: string;
      endedAt: string | null;
      movedTo: string | null;
    };
    JournalFileProblem: {
      code: components['schemas']['ProblemCode'];
      reason: string;
      detail: string;
    };
    JournalFileState: 'waiting' | 'reading' | 'done' | 'failed';
    JournalPreview: {
      firstLine: number;
      columns: components['schemas']['JournalPreviewColumn'][];
      rows: Array<Array<string | null>>;
      guess: Record<string, string>;
      missing: components['schemas']['JournalField'][];
      doubts: components['schemas']['JournalField'][];
      template: Record<string, string> | null;
      direction: components['schemas']['Direction'] | null;
    };
    JournalPreviewColumn: {
      column: string;
      heading: string;
    };
    Language: 'ro' | 'en';
    LedgerCounts: {
      listed: number;
      archived: number;
      expired: number;
      closed: number;
      pending: number;
    };
    LeftOutReason: 'removed' | 'unproven';
    ListExportFormatsAnswer: {
      data: components['schemas']['ExportFormat'][];
    };
    ListFindingAnswersAnswer: {
      data: components['schemas']['FindingAnswer'][];
    };
    ListFormat: 'xlsx' | 'csv' | 'saga' | 'json' | 'pdfs' | 'originals' | 'print';
    ListJournalFilesAnswer: {
      data: components['schemas']['JournalFile'][];
      nextCursor: string | null;
      folder: string | null;
    };
    ListOutcome: 'same' | 'differ' | 'too_many' | 'failed';
    ListSigningKeysAnswer: {
      data: components['schemas']['SigningKey'][];
    };
    LiveEvent: components['schemas']['RunStartedEvent'] | components['schemas']['RunFinishedEvent'] | components['schemas']['RunCompanyEvent'] | components['schemas']['MessageArchivedEvent'] | components['schemas']['MessageExpiredEvent'] | components['schemas']['MessageFailedEvent'] | components['schemas']['MessageClosedEvent'] | components['schemas']['CompanyAccessEvent'] | components['schemas']['InvoiceRereadEvent'];
    LookedUpCompany: {
      cif: string;
      registry: components['schemas']['RegistryFacts'] | null;
    };
    Mark: 'booked' | 'question' | 'ignored';
    MarkFilter: 'booked' | 'question' | 'ignored' | 'none';
    MarkInvoicesBody: {
      ids: string[];
      mark?: components['schemas']['Mark'] | null;
      assignee?: string | null;
      addTags?: string[];
      removeTags?: string[];
    };
    MarkMessagesSeenBody: components['schemas']['MarkMessagesSeenBodyObject'] | components['schemas']['MarkMessagesSeenBodyErrorOrBuyerMessageReceived'] | components['schemas']['MarkMessagesSeenBodyUnproven'];
    MarkMessagesSeenBodyErrorOrBuyerMessageReceived: {
      kind: components['schemas']['MarkMessagesSeenBodyErrorOrBuyerMessageReceivedKind'];
      company?: string;
    };
    MarkMessagesSeenBodyErrorOrBuyerMessageReceivedKind: 'error' | 'buyer_message_received';
    MarkMessagesSeenBodyObject: {
      ids: string[];
    };
    MarkMessagesSeenBodyUnproven: {
      match: 'unproven';
      company?: string;
    };
    MarkedInvoices: {
      found: number;
      changed: number;
    };
    MarkedSeen: {
      seen: number;
    };
    Match: 'index' | 'parties' | 'accepted' | 'unproven';
    Member: {
      id: string;
      userId: string;
      email: string | null;
      name: string | null;
      role: components['schemas']['Role'];
      companies: components['schemas']['CompanyLimit'];
      joinedAt: string;
      you: boolean;
      secondFactor: boolean;
      made: components['schemas']['MemberMade'];
    };
    MemberMade: {
      apiKeys: number;
      invitations: number;
      tokenLinks: number;
      approvalLinks: number;
      webhooks: number;
      destinations: number;
    };
    MemberPage: {
      data: components['schemas']['Member'][];
      nextCursor: string | null;
    };
    Message: {
      id: string;
      companyId: string;
      cif: string;
      messageId: string | null;
      uploadIndex: string;
      kind: components['schemas']['MessageKind'];
      rawKind: string;
      detail: string;
      createdAt: string | null;
      createdAtRaw: string;
      createdAtAmbiguous: boolean;
      rowCif: string;
      state: components['schemas']['MessageState'];
      reason: components['schemas']['FailureCode'] | null;
      attempts: number;
      nextAttemptAt: string | null;
      expiresAt: string | null;
      sha256: string | null;
      sizeBytes: number | null;
      archivedAt: string | null;
      seenAt: string | null;
      match: components['schemas']['Match'] | null;
      invoiceId: string | null;
    };
    MessageArchivedEvent: {
      event: "message.archived";
      data: components['schemas']['MessageArchivedEventData'];
    };
    MessageArchivedEventData: {
      id: string;
      companyId: string;
      cif: string;
      messageId: string | null;
      kind: components['schemas']['MessageKind'];
    };
    MessageChange: {
      change: components['schemas']['MessageChangeChange'];
      changedAt: string;
      message: components['schemas']['Message'];
    };
    MessageChangeChange: 'added' | 'updated';
    MessageChangePage: {
      data: components['schemas']['MessageChangePageDataItem'][];
      nextCursor: string;
      hasMore: boolean;
    };
    MessageChangePageDataItem: components['schemas']['MessageChange'] | components['schemas']['MessageRemoval'];
    MessageClosedEvent: {
      event: "message.closed";
      data: components['schemas']['MessageClosedEventData'];
    };
    MessageClosedEventData: {
      id: string;
      companyId: string;
      cif: string;
      messageId: string | null;
      kind: components['schemas']['MessageKind'];
      reason: string;
    };
    MessageExpiredEvent: {
      event: "message.expired";
      data: components['schemas']['MessageExpiredEventData'];
    };
    MessageExpiredEventData: {
      id: string;
      companyId: string;
      cif: string;
      messageId: string | null;
      kind: components['schemas']['MessageKind'];
      detail?: string;
    };
    MessageFailedEvent: {
      event: "message.failed";
      data: components['schemas']['MessageFailedEventData'];
    };
    MessageFailedEventData: {
      id: string;
      companyId: string;
      cif: string;
      messageId: string | null;
      kind: components['schemas']['MessageKind'];
      reason: components['schemas']['FailureCode'];
      attempts: number;
      nextAttemptAt: string | null;
      detail?: string;
    };
    MessageHistory: {
      messageId: string | null;
      invoiceId: string | null;
      attempts: number;
      attemptsNotKept: number;
      steps: components['schemas']['MessageHistoryStep'][];
    };
    MessageHistoryStep: {
      kind: components['schemas']['MessageHistoryStepKind'];
      at: string;
      code: components['schemas']['HistoryCode'] | null;
      words: string | null;
      actor: components['schemas']['MessageHistoryStepActor'] | null;
    };
    MessageHistoryStepActor: {
      kind: components['schemas']['ActorKind'];
      id: string | null;
    };
    MessageHistoryStepKind: 'created' | 'listed' | 'failed' | 'asked' | 'archived' | 'read' | 'backfilled' | 'expired' | 'closed' | 'verified' | 'logged' | 'planned';
    MessageKind: 'received' | 'sent' | 'error' | 'buyer_message_received' | 'buyer_message_sent' | 'unknown';
    MessagePage: {
      data: components['schemas']['Message'][];
      nextCursor: string | null;
    };
    MessageRemoval: {
      change: "removed";
      changedAt: string;
      message: components['schemas']['RemovedItem'];
    };
    MessageState: 'pending' | 'archived' | 'expired' | 'closed';
    MonthCoverage: 'whole' | 'part' | 'none';
    MonthFilter: 'missing' | 'uncovered' | 'refused' | 'unread' | 'unreconciled' | 'open';
    MonthState: 'closed' | 'arrived_after' | 'lost' | 'pending' | 'running' | 'uncovered' | 'none' | 'ready';
    MonthVat: {
      data: components['schemas']['VatRow'][];
      nextCursor: null;
      documents: number;
      excluded: number;
      doubtful: number;
    };
    Notice: {
      kind: components['schemas']['NoticeKind'];
      uploadIndex: string | null;
      cif: string | null;
      errors: string[];
      message: string | null;
    };
    NoticeKind: 'error_file' | 'buyer_message';
    Notifications: {
      alarms: boolean;
      digest: components['schemas']['DigestPace'];
      companies: string[] | null;
      suppliers: string[] | null;
      attach: components['schemas']['DigestAttachment'];
      heads: boolean;
      email: string;
      confirmed: boolean;
      mail: boolean;
    };
    OpenSession: {
      id: string;
      current: boolean;
      signedInAt: string;
      lastSeenAt: string | null;
      expiresAt: string;
      address: string | null;
      userAgent: string | null;
    };
    OpenSessionPage: {
      data: components['schemas']['OpenSession'][];
      nextCursor: null;
    };
    Organisation: {
      id: string;
      name: string;
      createdAt: string;
      clientApproval: boolean;
      needsSecondFactor: boolean;
      companies: number;
      plan: components['schemas']['OrganisationPlan'];
    };
    OrganisationName: {
      name: string;
    };
    OrganisationPlan: {
      name: string;
      interval: components['schemas']['SyncInterval'];
      manualSyncsPerDay: number | null;
      companies: number | null;
    };
    OrganisationReference: {
      id: string;
      name: string;
    };
    Overview: {
      at: string;
      companies: components['schemas']['OverviewCompanies'];
      completeUpTo: string | null;
      pending: number;
      newToday: number;
      tasks: components['schemas']['OverviewTasks'];
      worst: components['schemas']['Severity'] | null;
      lastSync: string | null;
      outage: components['schemas']['OverviewOutage'] | null;
      currentRunId: string | null;
      nextRunAt: string | null;
    };
    OverviewCompanies: {
      total: number;
      complete: number;
      needPerson: number;
      waiting: number;
    };
    OverviewOutage: {
      since: string;
      retryAt: string;
      code: string;
      lastListedAt: string | null;
    };
    OverviewTasks: {
      urgent: number;
      warning: number;
      info: number;
    };
    PackPart: 'zip' | 'xml' | 'pdf';
    Party: {
      cif: string | null;
      name: string | null;
      tradingName: string | null;
      vatId: string | null;
    };
    PartyDetails: {
      cif: string | null;
      codes: string[];
      locationNumbers: string[];
      name: string | null;
      legalName: string | null;
      tradingName: string | null;
      vatId: string | null;
      taxRegistration: string | null;
      legalId: string | null;
      legalForm: string | null;
      electronicAddress: string | null;
      identifiers: string[];
      address: components['schemas']['Address'] | null;
      contact: components['schemas']['PartyDetailsContact'] | null;
    };
    PartyDetailsContact: {
      name: string | null;
      phone: string | null;
      email: string | null;
    };
    PartyRole: 'buyer' | 'seller';
    Passkey: {
      id: string;
      name: string;
      synced: boolean;
      createdAt: string;
      lastUsedAt: string | null;
    };
    PasskeyAssertion: {
      clientDataJSON: string;
      authenticatorData: string;
      signature: string;
      userHandle?: string | null;
    };
    PasskeyAttestation: {
      clientDataJSON: string;
      attestationObject: string;
      transports?: components['schemas']['PasskeyAttestationTransport'][];
    };
    PasskeyAttestationTransport: 'ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb';
    PasskeyCreated: {
      id: string;
      rawId: string;
      type: "public-key";
      response: components['schemas']['PasskeyAttestation'];
    };
    PasskeyOptions: {
      challenge: string;
    };
    PasskeyPage: {
      data: components['schemas']['Passkey'][];
      nextCursor: null;
    };
    PasskeySigned: {
      id: string;
      rawId: string;
      type: "public-key";
      response: components['schemas']['PasskeyAssertion'];
    };
    PasteAnafCallbackBody: {
      url: string;
    };
    PaymentMeans: {
      code: string | null;
      text: string | null;
      reference: string | null;
      account: string | null;
      accountName: string | null;
      bic: string | null;
      card: string | null;
      cardHolder: string | null;
      mandate: string | null;
      debitedAccount: string | null;
    };
    Period: {
      from: string | null;
      to: string | null;
    };
    PortfolioRow: {
      id: string;
      cif: string;
      name: string | null;
      nameFrom: components['schemas']['PortfolioRowNameFrom'] | null;
      registry: components['schemas']['RegistryFacts'] | null;
      syncEnabled: boolean;
      access: components['schemas']['CompanyAccess'];
      accessDetail: string | null;
      accessLostAt: string | null;
      lastListedAt: string | null;
      lastSyncedAt: string | null;
      completeFrom: string | null;
      completeUpTo: string | null;
      counts: components['schemas']['LedgerCounts'];
      contact: components['schemas']['Contact'] | null;
      instructionsSent: components['schemas']['InstructionsSent'] | null;
      riskAt: string;
      expiresSoonest: string | null;
      daysLeft: number | null;
      newToday: number;
      arrivals: number[];
      newSinceVisit: number | null;
      moreSinceVisit: boolean;
      unbooked: number | null;
      missingFromJournal: number | null;
      tokenWorksUntil: string | null;
      tasks: number;
      worst: components['schemas']['Severity'] | null;
    };
    PortfolioRowNameFrom: 'person' | 'registry';
    PortfolioRowPage: {
      data: components['schemas']['PortfolioRow'][];
      nextCursor: string | null;
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      code: components['schemas']['ProblemCode'];
      parameter?: string;
      errors?: components['schemas']['ProblemError'][];
      needed?: string;
      understood?: string[];
      allow?: string[];
      retryAfterSeconds?: number;
      until?: string;
      reference?: string;
      reason?: string;
      anafCode?: string;
      state?: string;
      decision?: string | null;
      plan?: string;
      limit?: number;
      possibleAgainAt?: string;
      columns?: Record<string, string>;
      unread?: unknown;
      missing?: string[];
      doubts?: string[];
      unfitting?: string[];
      day?: unknown;
      seen?: string[];
    };
    ProblemCode: 'unauthenticated' | 'insufficient_scope' | 'confirmation_needed' | 'not_found' | 'invalid_input' | 'unknown_parameter' | 'malformed_body' | 'body_too_large' | 'unsupported_media_type' | 'method_not_allowed' | 'conflict' | 'cursor_unknown' | 'precondition_failed' | 'too_many_requests' | 'no_valid_anaf_token' | 'plan_limit_exceeded' | 'anaf_not_configured' | 'anaf_unreachable' | 'anaf_refused' | 'setup_code_wrong' | 'already_set_up' | 'link_expired' | 'run_pruned' | 'not_archived' | 'unreadable' | 'unavailable' | 'internal';
    ProblemError: {
      field: string;
      message: string;
    };
    Profile: {
      email: string;
      name: string;
      language: components['schemas']['Language'] | null;
      hasPassword: boolean;
      identity: components['schemas']['ProfileIdentity'] | null;
    };
    ProfileIdentity: {
      issuer: string;
      linkedAt: string;
    };
    QuarantineCause: 'other_document' | 'no_document' | 'ambiguous' | 'too_large' | 'cannot_be_opened';
    QuarantineDecision: 'accepted' | 'unproven' | 'superseded';
    Quarantined: {
      id: string;
      companyId: string;
      cif: string;
      message: string;
      messageId: string | null;
      uploadIndex: string;
      cause: components['schemas']['QuarantineCause'];
      detail: string;
      sha256: string;
      sizeBytes: number;
      receivedAt: string;
      expiresAt: string | null;
      decision: components['schemas']['QuarantineDecision'] | null;
      decidedAt: string | null;
    };
    QuarantinedPage: {
      data: components['schemas']['Quarantined'][];
      nextCursor: string | null;
    };
    ReadableCompany: {
      id: string;
      cif: string;
      name: string | null;
    };
    ReadingVerdict: 'read' | 'unreadable' | 'not_an_invoice';
    Reconciliation: {
      id: string;
      companyId: string;
      cif: string;
      direction: components['schemas']['Direction'] | null;
      issuedFrom: string;
      issuedTo: string;
      columns: Record<string, string>;
      counts: components['schemas']['ReconciliationCounts'];
      createdAt: string;
      expiresAt: string;
      automatic: boolean;
    };
    ReconciliationCounts: {
      matched: number;
      different: number;
      missing: number;
      extra: number;
      unread: number;
      outside: number;
    };
    ReconciliationOutcome: 'matched' | 'different' | 'missing' | 'extra' | 'unread';
    ReconciliationPage: {
      data: components['schemas']['Reconciliation'][];
      nextCursor: string | null;
    };
    ReconciliationRow: {
      outcome: components['schemas']['ReconciliationOutcome'];
      differences: string[];
      entry: components['schemas']['ReconciliationRowEntry'] | null;
      invoice: components['schemas']['Invoice'] | null;
    };
    ReconciliationRowEntry: {
      line: number;
      number: string | null;
      date: string | null;
      cif: string | null;
      total: string | null;
    };
    ReconciliationRowPage: {
      data: components['schemas']['ReconciliationRow'][];
      nextCursor: string | null;
    };
    RecoveryCodes: {
      recoveryCodes: string[];
    };
    RegistryFacts: {
      found: boolean;
      name: string | null;
      vatRegistered: boolean | null;
      cashVat: boolean | null;
      inactive: boolean | null;
      registration: string | null;
      county: string | null;
      locality: string | null;
      answeredAt: string;
      day: string;
    };
    Remark: {
      code: string;
      term: string;
      written: string | null;
      expected: string | null;
      text: components['schemas']['TranslatedText'];
    };
    RemoveCompaniesAnswer: {
      removed: number;
    };
    RemoveCompaniesBody: {
      companies: string[];
    };
    RemovedItem: {
      id: string;
      companyId: string;
    };
    ReopenMonthsBody: {
      companies: components['schemas']['ReopenMonthsBodyCompanies'];
      month: string;
    };
    ReopenMonthsBodyCompanies: 'all' | string[];
    ReopenedMonths: {
      reopened: number;
    };
    ReplayWebhookAnswer: {
      queued: number;
    };
    ReplayWebhookBody: {
      from: string;
      to: string;
    };
    RequestAddressConfirmationAnswer: {
      accepted: true;
    };
    RequestPasswordResetAnswer: {
      accepted: true;
    };
    RequestPasswordResetBody: {
      email: string;
    };
    Reread: {
      invoices: number;
    };
    ResetPasswordBody: {
      token: string;
      newPassword: string;
    };
    RetryDestinationAnswer: {
      queued: number;
    };
    Role: 'read' | 'sync' | 'admin' | 'owner';
    RotateWebhookSecretAnswer: {
      id: string;
      url: string;
      format: components['schemas']['WebhookFormat'];
      language: components['schemas']['Language'];
      events: components['schemas']['WebhookEventType'][];
      companies: string[] | null;
      state: components['schemas']['WebhookState'];
      disabledAt: string | null;
      disabledReason: components['schemas']['WebhookDisabledReason'] | null;
      failingSince: string | null;
      waiting: number;
      heldUpSince: string | null;
      createdAt: string;
      secret: string;
      previousSignsUntil: string;
    };
    Run: {
      id: string;
      trigger: components['schemas']['RunTrigger'];
      state: components['schemas']['RunState'];
      startedAt: string | null;
      finishedAt: string | null;
      counts: components['schemas']['RunCounts'];
      states: components['schemas']['RunStates'];
      companies: components['schemas']['RunCompany'][];
    };
    RunCompany: {
      companyId: string;
      cif: string;
      name: string | null;
      state: components['schemas']['RunState'];
      listed: number | null;
      new: number;
      archived: number;
      expired: number;
      failed: number;
      code: components['schemas']['FailureCode'] | null;
      detail: string | null;
    };
    RunCompanyEvent: {
      event: "run.company";
      data: components['schemas']['RunCompanyEventData'];
    };
    RunCompanyEventData: {
      runId: string;
      companyId: string;
      cif: string;
      state: components['schemas']['RunState'];
      listed: number | null;
      new: number;
      archived: number;
      expired: number;
      failed: number;
      code: components['schemas']['FailureCode'] | null;
      detail: string | null;
    };
    RunCompanyPage: {
      data: components['schemas']['RunCompany'][];
      nextCursor: string | null;
    };
    RunCounts: {
      companies: number;
      listed: number;
      new: number;
      archived: number;
      expired: number;
      failed: number;
      pending: number;
    };
    RunFinishedEvent: {
      event: "run.finished";
      data: components['schemas']['RunFinishedEventData'];
    };
    RunFinishedEventData: {
      runId: string;
      trigger: components['schemas']['RunTrigger'];
      state: components['schemas']['RunState'];
    };
    RunStartedEvent: {
      event: "run.started";
      data: components['schemas']['RunStartedEventData'];
    };
    RunStartedEventData: {
      runId: string;
      trigger: components['schemas']['RunTrigger'];
      state: components['schemas']['RunState'];
    };
    RunState: 'queued' | 'running' | 'succeeded' | 'partial' | 'failed' | 'cancelled';
    RunStates: {
      queued: number;
      running: number;
      succeeded: number;
      partial: number;
      failed: number;
      cancelled: number;
    };
    RunSummary: {
      id: string;
      trigger: components['schemas']['RunTrigger'];
      state: components['schemas']['RunState'];
      startedAt: string | null;
      finishedAt: string | null;
      counts: components['schemas']['RunSummaryCounts'];
      states: components['schemas']['RunSummaryStates'];
    };
    RunSummaryCounts: {
      companies: number;
      listed: number;
      new: number;
      archived: number;
      expired: number;
      failed: number;
      pending: number;
    };
    RunSummaryPage: {
      data: components['schemas']['RunSummary'][];
      nextCursor: string | null;
    };
    RunSummaryStates: {
      queued: number;
      running: number;
      succeeded: number;
      partial: number;
      failed: number;
      cancelled: number;
    };
    RunTrigger: 'manual' | 'schedule' | 'reconciliation';
    Scope: 'read' | 'sync' | 'admin';
    Seal: {
      verdict: components['schemas']['SealVerdict'];
      detail: string | null;
      signer: string | null;
      certificateSha256: string | null;
      style: components['schemas']['SealStyle'] | null;
      algorithms: components['schemas']['SealAlgorithms'] | null;
      digestOk: boolean | null;
      signatureOk: boolean | null;
      certificate: components['schemas']['SealCertificate'] | null;
      anafCheck: components['schemas']['SealCheck'] | null;
    };
    SealAlgorithms: {
      canonicalization: string;
      signature: string;
      digest: string;
    };
    SealCertificate: {
      sha256: string;
      name: string;
      subject: string;
      issuer: string;
      serial: string;
      validFrom: string;
      validTo: string;
      pem: string | null;
    };
    SealCheck: {
      genuine: boolean;
      words: string;
      at: string;
    };
    SealStyle: 'detached' | 'enveloped';
    SealVerdict: 'valid' | 'valid_unknown_signer' | 'tampered' | 'missing' | 'not_checkable' | 'not_checked';
    SecondFactor: {
      enabled: boolean;
      since: string | null;
      recoveryCodesLeft: number;
    };
    Seen: 'true' | 'false';
    SeenUpTo: {
      at: string | null;
      position: string | null;
      upTo: string;
    };
    SendApprovalAnswerBody: {
      token: string;
      answer: components['schemas']['ClientAnswer'];
      text?: string;
    };
    SentEventType: 'invoice.received' | 'invoice.sent' | 'message.archived' | 'message.expiring' | 'run.finished' | 'company.access_lost' | 'company.access_restored' | 'connection.expiring' | 'integrity.finding' | 'company.head' | 'webhook.test';
    Session: {
      kind: components['schemas']['SessionKind'];
      organisationId: string;
      scope: components['schemas']['Scope'];
      companies: components['schemas']['CompanyLimit'];
      user: components['schemas']['User'] | null;
      secondFactorNeeded: boolean;
      organisations: components['schemas']['SessionOrganisation'][];
    };
    SessionKind: 'key' | 'session';
    SessionOrganisation: {
      organisationId: string;
      organisationName: string;
      role: components['schemas']['Role'];
    };
    SetInvoiceAssigneeBody: {
      assignee: string | null;
    };
    SetInvoiceMarkBody: {
      mark: components['schemas']['Mark'] | null;
    };
    SetInvoiceTagsBody: {
      tags: string[];
    };
    SetSeenBody: {
      position?: string;
      at?: string;
    };
    Severity: 'urgent' | 'warning' | 'info';
    SignInAnswer: {
      user: components['schemas']['User'] | null;
      secondFactorNeeded: boolean;
    };
    SignInBody: {
      email: string;
      password: string;
    };
    SignInWithPasskeyAnswer: {
      user: components['schemas']['User'];
    };
    SignInWithPasskeyBody: {
      response: components['schemas']['PasskeySigned'];
    };
    SignInWithSecondFactorAnswer: {
      user: components['schemas']['User'];
    };
    SignInWithSecondFactorBody: {
      code: string;
    };
    SignatureVerdict: 'ours' | 'retired' | 'stranger' | 'broken';
    Signer: {
      sha256: string;
      name: string;
      subject: string;
      issuer: string;
      serial: string;
      validFrom: string;
      validTo: string;
      trusted: boolean;
      vouchedBy: components['schemas']['VouchedBy'] | null;
      decision: components['schemas']['SignerDecision'] | null;
      decidedAt: string | null;
      decidedBy: components['schemas']['ActorKind'] | null;
      firstSeenAt: string | null;
      documents: number;
      anafCheck: components['schemas']['SealCheck'] | null;
    };
    SignerDecision: 'trusted' | 'distrusted';
    SignerPage: {
      data: components['schemas']['Signer'][];
      nextCursor: string | null;
    };
    SigningKey: {
      id: string;
      publicKey: string;
      createdAt: string;
      retiredAt: string | null;
      succession: Record<string, unknown> | null;
    };
    SilenceHintBody: {
      silenced?: boolean;
    };
    StartAnafConnectAnswer: {
      authorizeUrl: string;
    };
    StartSecondFactorAnswer: {
      secret: string;
      uri: string;
    };
    StartTokenLinkAnswer: {
      authorizeUrl: string;
    };
    StartTokenLinkBody: {
      token: string;
    };
    Statement: {
      id: string;
      companyId: string;
      cif: string;
      name: string | null;
      firstDay: string;
      lastDay: string;
      complete: boolean;
      chainSeq: number;
      chainHead: string;
      keyId: string;
      madeAt: string;
      json: string;
      pdf: string;
    };
    StatementPage: {
      data: components['schemas']['Statement'][];
      nextCursor: string | null;
    };
    SwitchOrganisationBody: {
      organisationId: string;
    };
    SyncInterval: 'hourly' | 'daily' | 'manual';
    SyncLogLine: {
      invoiceId: string;
      cif: string;
      syncedAt: string;
      status: components['schemas']['SyncLogStatus'];
    };
    SyncLogStatus: 'success' | 'failed' | 'skipped';
    SyncStatus: {
      enabled: boolean;
      lastSync: string | null;
      tokenValid: boolean;
      syncInterval: components['schemas']['SyncInterval'];
    };
    SyncTriggered: {
      message: "Sync triggered";
    };
    TagPage: {
      data: string[];
      nextCursor: null;
    };
    Task: {
      id: string;
      kind: components['schemas']['TaskKind'];
      severity: components['schemas']['Severity'];
      since: string;
      companyId: string | null;
      companyIds: string[];
      companyCount: number;
      connectionId: string | null;
      messageId: string | null;
      title: components['schemas']['TranslatedText'];
      detail: components['schemas']['TranslatedText'];
      anafWords: string | null;
      action: components['schemas']['TaskAction'];
    };
    TaskAction: {
      kind: components['schemas']['TaskActionKind'];
      method: components['schemas']['TaskActionMethod'];
      href: string;
    };
    TaskActionKind: 'connect' | 'sync_company' | 'retry_message' | 'look_at_messages' | 'look_at_company' | 'look_at_companies' | 'look_at_connections' | 'look_at_archive' | 'look_at_signer' | 'look_at_invoices' | 'look_at_quarantine' | 'look_at_budget' | 'reread_invoices' | 'check_seal' | 'look_at_webhooks' | 'look_at_destinations' | 'look_at_months';
    TaskActionMethod: 'GET' | 'POST';
    TaskKind: 'connect_anaf' | 'reconnect' | 'token_refresh_failing' | 'refresh_token_ageing' | 'access_lost' | 'listing_too_old' | 'listing_unproven' | 'lists_differ' | 'messages_expiring' | 'pending_too_long' | 'expired_in_our_time' | 'unknown_anaf_note' | 'quarantine' | 'archive_trouble' | 'unknown_signer' | 'seal_tampered' | 'refused_invoices' | 'buyer_messages' | 'unproven_originals' | 'older_readings' | 'webhook_disabled' | 'webhook_undelivered' | 'destination_failing' | 'anaf_long_wait' | 'anaf_outage' | 'quarantine_large' | 'arrived_after_closing' | 'installation_held' | 'backup_too_old' | 'backup_not_continued';
    TaskPage: {
      data: components['schemas']['Task'][];
      nextCursor: string | null;
    };
    ToggleCompanySyncAnswer: {
      syncEnabled: boolean;
      message: components['schemas']['ToggleCompanySyncAnswerMessage'];
    };
    ToggleCompanySyncAnswerMessage: 'Sync enabled' | 'Sync disabled';
    TokenLink: {
      id: string;
      note: string | null;
      state: components['schemas']['TokenLinkState'];
      createdAt: string;
      expiresAt: string;
      usedAt: string | null;
      connectionId: string | null;
    };
    TokenLinkPage: {
      data: components['schemas']['TokenLink'][];
      nextCursor: string | null;
    };
    TokenLinkState: 'active' | 'used' | 'revoked' | 'expired';
    TranslatedText: {
      ro: string;
      en: string;
    };
    Transmission: {
      issuedOn: string;
      dueBy: string;
      availableOn: string;
      late: boolean | null;
      undecided: 'maybe_reposted' | null;
      law: string;
    };
    TrueOrFalse: 'true' | 'false';
    UpdateAnafTokenBody: {
      holder: string | null;
    };
    UpdateApiKeyBody: {
      companies: components['schemas']['CompanyLimit'];
    };
    UpdateCompanyBody: {
      name?: string | null;
      syncEnabled?: boolean;
      contact?: components['schemas']['ContactChange'] | null;
    };
    UpdateDestinationBody: {
      name?: string;
      pathTemplate?: string;
      formats?: components['schemas']['DeliveryFormat'][];
      language?: components['schemas']['Language'];
      filter?: components['schemas']['DestinationChoice'];
      state?: components['schemas']['DestinationState'];
      folder?: string;
      url?: string;
      username?: string;
      password?: string;
      region?: string;
      email?: string;
    };
    UpdateMemberBody: {
      role?: components['schemas']['Role'];
      companies?: components['schemas']['CompanyLimit'];
    };
    UpdateNotificationsBody: {
      alarms?: boolean;
      digest?: components['schemas']['DigestPace'];
      companies?: string[] | null;
      suppliers?: string[] | null;
      attach?: components['schemas']['DigestAttachment'];
      heads?: boolean;
    };
    UpdateOrganisationBody: {
      name?: string;
      clientApproval?: boolean;
      needsSecondFactor?: boolean;
    };
    UpdatePasskeyBody: {
      name: string;
    };
    UpdateProfileBody: {
      name?: string;
      language?: components['schemas']['Language'];
    };
    UpdateWebhookBody: {
      url?: string;
      events?: components['schemas']['WebhookEventType'][];
      companies?: string[] | null;
      language?: components['schemas']['Language'];
      state?: components['schemas']['WebhookState'];
    };
    User: {
      id: string;
      email: string;
      name: string;
    };
    ValidateCifAnswer: {
      valid: boolean;
      errors: string[];
    };
    ValidateCifBody: {
      cif: string;
    };
    VatBreakdownRow: {
      category: string | null;
      rate: string | null;
      base: string | null;
      vat: string | null;
      exemptionReason: string | null;
      exemptionCode: string | null;
    };
    VatDate: 'issued' | 'delivered' | 'available';
    VatDifference: {
      label: string | null;
      direction: components['schemas']['Direction'];
      category: string;
      categories: string[];
      shares: components['schemas']['VatDifferenceShare'][];
      rate: string;
      declared: components['schemas']['VatDifferenceDeclared'];
      documents: components['schemas']['VatDifferenceDocuments'];
      compared: components['schemas']['VatDifferenceCompared'];
      difference: string;
      percent: string | null;
      above: boolean;
    };
    VatDifferenceCompared: 'vat' | 'net';
    VatDifferenceDeclared: {
      net: string;
      vat: string | null;
    };
    VatDifferenceDocuments: {
      net: string;
      vat: string;
    };
    VatDifferenceShare: {
      category: string;
      net: string;
      vat: string;
    };
    VatDoubt: 'unread' | 'unproven' | 'copy' | 'no_breakdown' | 'without_rate' | 'sums_differ' | 'net_from_vat' | 'cash_vat';
    VatInvoice: {
      invoice: string;
      number: string | null;
      issuedOn: string | null;
      partner: components['schemas']['VatInvoicePartner'];
      direction: components['schemas']['Direction'];
      typeGroup: components['schemas']['VatTypeGroup'];
      currency: string | null;
      shares: components['schemas']['VatInvoiceShare'][];
      doubts: components['schemas']['VatDoubt'][];
    };
    VatInvoicePage: {
      data: components['schemas']['VatInvoice'][];
      nextCursor: string | null;
    };
    VatInvoicePartner: {
      cif: string | null;
      name: string | null;
    };
    VatInvoiceShare: {
      category: string | null;
      rate: string;
      net: string | null;
      vat: string | null;
    };
    VatRow: {
      direction: components['schemas']['Direction'];
      category: string | null;
      rate: string;
      typeGroup: components['schemas']['VatTypeGroup'];
      net: string;
      vat: string;
      count: number;
      withoutRate: number;
    };
    VatTypeGroup: 'invoice' | 'storno' | 'credit_note' | 'self_billed';
    ViewApprovalLinkBody: {
      token: string;
    };
    ViewInvitationBody: {
      token: string;
    };
    ViewTokenLinkAnswer: {
      organisation: components['schemas']['OrganisationName'];
      note: string | null;
      expiresAt: string;
      redirectReachesUs: boolean;
    };
    ViewTokenLinkBody: {
      token: string;
    };
    VouchedBy: 'program' | 'setting';
    Webhook: {
      id: string;
      url: string;
      format: components['schemas']['WebhookFormat'];
      language: components['schemas']['Language'];
      events: components['schemas']['WebhookEventType'][];
      companies: string[] | null;
      state: components['schemas']['WebhookState'];
      disabledAt: string | null;
      disabledReason: components['schemas']['WebhookDisabledReason'] | null;
      failingSince: string | null;
      waiting: number;
      heldUpSince: string | null;
      createdAt: string;
    };
    WebhookCompanyAccessLost: {
      type: "company.access_lost";
      timestamp: string;
      data: components['schemas']['WebhookCompanyAccessLostData'];
    };
    WebhookCompanyAccessLostData: {
      companyId: string;
      cif: string;
      detail: string | null;
    };
    WebhookCompanyAccessRestored: {
      type: "company.access_restored";
      timestamp: string;
      data: components['schemas']['WebhookCompanyAccessRestoredData'];
    };
    WebhookCompanyAccessRestoredData: {
      companyId: string;
      cif: string;
    };
    WebhookCompanyHead: {
      type: "company.head";
      timestamp: string;
      data: components['schemas']['WebhookCompanyHeadData'];
    };
    WebhookCompanyHeadData: {
      companyId: string;
      cif: string;
      seq: number;
      head: string;
      signed: components['schemas']['WebhookSignedHead'];
    };
    WebhookConnectionExpiring: {
      type: "connection.expiring";
      timestamp: string;
      data: components['schemas']['WebhookConnectionExpiringData'];
    };
    WebhookConnectionExpiringData: {
      id: string;
      reason: components['schemas']['WebhookExpiryReason'];
      expiresAt: string;
    };
    WebhookDelivery: {
      id: string;
      webhookId: string;
      eventId: string;
      type: components['schemas']['SentEventType'];
      companyId: string | null;
      cause: components['schemas']['DeliveryCause'];
      state: components['schemas']['DeliveryState'];
      attempts: number;
      nextAttemptAt: string | null;
      heldUpBy: string | null;
      endedAt: string | null;
      createdAt: string;
      log: components['schemas']['WebhookDeliveryLogItem'][];
    };
    WebhookDeliveryLogItem: {
      n: number;
      at: string;
      status: number | null;
      code: components['schemas']['DeliveryAttemptCode'] | null;
      answer: string | null;
      elapsedMs: number;
    };
    WebhookDeliveryPage: {
      data: components['schemas']['WebhookDelivery'][];
      nextCursor: string | null;
    };
    WebhookDisabledReason: 'person' | 'gone' | 'failing';
    WebhookEventType: 'invoice.received' | 'invoice.sent' | 'message.archived' | 'message.expiring' | 'run.finished' | 'company.access_lost' | 'company.access_restored' | 'connection.expiring' | 'integrity.finding' | 'company.head';
    WebhookExpiryReason: 'ageing' | 'refused';
    WebhookFormat: 'standard' | 'ntfy' | 'slack' | 'apprise';
    WebhookIntegrityFinding: {
      type: "integrity.finding";
      timestamp: string;
      data: components['schemas']['WebhookIntegrityFindingData'];
    };
    WebhookIntegrityFindingData: {
      id: string;
      companyId: string;
      cif: string;
      kind: components['schemas']['FindingKind'];
      message: string | null;
    };
    WebhookInvoice: {
      id: string;
      companyId: string;
      cif: string;
      messageId: string | null;
      uploadIndex: string;
      direction: components['schemas']['Direction'];
      number: string | null;
      typeCode: string | null;
      issuedOn: string | null;
      dueOn: string | null;
      currency: string | null;
      payable: string | null;
      seller: components['schemas']['WebhookParty'];
      buyer: components['schemas']['WebhookParty'];
      seal: components['schemas']['SealVerdict'];
      reading: components['schemas']['ReadingVerdict'];
    };
    WebhookInvoiceReceived: {
      type: "invoice.received";
      timestamp: string;
      data: components['schemas']['WebhookInvoice'];
    };
    WebhookInvoiceSent: {
      type: "invoice.sent";
      timestamp: string;
      data: components['schemas']['WebhookInvoice'];
    };
    WebhookMessageArchived: {
      type: "message.archived";
      timestamp: string;
      data: components['schemas']['WebhookMessageArchivedData'];
    };
    WebhookMessageArchivedData: {
      id: string;
      companyId: string;
      cif: string;
      messageId: string | null;
      kind: components['schemas']['MessageKind'];
    };
    WebhookMessageExpiring: {
      type: "message.expiring";
      timestamp: string;
      data: components['schemas']['WebhookMessageExpiringData'];
    };
    WebhookMessageExpiringData: {
      id: string;
      companyId: string;
      cif: string;
      messageId: string | null;
      kind: components['schemas']['MessageKind'];
      expiresAt: string;
      reason: string | null;
    };
    WebhookPage: {
      data: components['schemas']['Webhook'][];
      nextCursor: null;
    };
    WebhookParty: {
      cif: string | null;
      name: string | null;
    };
    WebhookRunFinished: {
      type: "run.finished";
      timestamp: string;
      data: components['schemas']['WebhookRunFinishedData'];
    };
    WebhookRunFinishedData: {
      id: string;
      trigger: components['schemas']['RunTrigger'];
      state: components['schemas']['RunState'];
    };
    WebhookSignedHead: {
      document: components['schemas']['WebhookSignedHeadDocument'];
      signature: components['schemas']['WebhookSignedHeadSignature'];
      timestamp?: string;
    };
    WebhookSignedHeadDocument: {
      type: "efactura-sync/heads";
      version: 1;
      installation: string;
      program: components['schemas']['WebhookSignedHeadDocumentProgram'];
      madeAt: string;
      organisation: string | null;
      month?: string;
      companies: components['schemas']['WebhookSignedHeadDocumentCompany'][];
    };
    WebhookSignedHeadDocumentCompany: {
      id: string;
      organisation: string;
      cif: string;
      seq: number;
      head: string;
    };
    WebhookSignedHeadDocumentProgram: {
      name: "efactura-sync";
      version: string;
    };
    WebhookSignedHeadSignature: {
      algorithm: "Ed25519";
      keyId: string;
      publicKey: string;
      value: string;
    };
    WebhookState: 'active' | 'disabled';
    WebhookWebhookTest: {
      type: "webhook.test";
      timestamp: string;
      data: components['schemas']['WebhookWebhookTestData'];
    };
    WebhookWebhookTestData: {
      organisation: string;
    };
    WebhookWithSecret: {
      id: string;
      url: string;
      format: components['schemas']['WebhookFormat'];
      language: components['schemas']['Language'];
      events: components['schemas']['WebhookEventType'][];
      companies: string[] | null;
      state: components['schemas']['WebhookState'];
      disabledAt: string | null;
      disabledReason: components['schemas']['WebhookDisabledReason'] | null;
      failingSince: string | null;
      waiting: number;
      heldUpSince: string | null;
      createdAt: string;
      secret: string;
    };
    WholeInvoice: {
      id: string;
      companyId: string;
      cif: string;
      messageId: string | null;
      uploadIndex: string;
      direction: components['schemas']['Direction'];
      role: components['schemas']['PartyRole'] | null;
      number: string | null;
      typeCode: string | null;
      issuedOn: string | null;
      dueOn: string | null;
      currency: string | null;
      seller: components['schemas']['Party'];
      buyer: components['schemas']['Party'];
      net: string | null;
      vat: string | null;
      payable: string | null;
      gross: string | null;
      prepaid: string | null;
      rounding: string | null;
      vatInLei: string | null;
      sign: components['schemas']['AmountSign'];
      taxPointCode: string | null;
      vatBreakdown: components['schemas']['VatBreakdownRow'][] | null;
      copies: components['schemas']['InvoiceCopy'][];
      seal: components['schemas']['InvoiceSeal'];
      reading: components['schemas']['InvoiceReading'];
      availableAt: string | null;
      late: boolean | null;
      retainUntil: string | null;
      arrivedAt: string;
      mark: components['schemas']['Mark'] | null;
      markedAt: string | null;
      assignee: string | null;
      tags: string[];
      comments: number;
      clientAnswer: components['schemas']['ClientAnswer'] | null;
      transmission: components['schemas']['Transmission'] | null;
      lines: components['schemas']['InvoiceLine'][] | null;
      details: components['schemas']['InvoiceDetails'] | null;
      match: components['schemas']['Match'] | null;
      reread: components['schemas']['WholeInvoiceReread'] | null;
      remarks: components['schemas']['Remark'][];
    };
    WholeInvoiceReread: {
      at: string;
      changes: string[];
    };
    WholeSigner: {
      sha256: string;
      name: string;
      subject: string;
      issuer: string;
      serial: string;
      validFrom: string;
      validTo: string;
      trusted: boolean;
      vouchedBy: components['schemas']['VouchedBy'] | null;
      decision: components['schemas']['SignerDecision'] | null;
      decidedAt: string | null;
      decidedBy: components['schemas']['ActorKind'] | null;
      firstSeenAt: string | null;
      documents: number;
      anafCheck: components['schemas']['SealCheck'] | null;
      pem: string | null;
    };
  };
}
