/** Written by `npm run api-types` from what the API declares: not to be edited. */

export interface paths {
  '/api/auth/change-password': {
    /** Change one's password */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': {
            currentPassword: string;
            newPassword: string;
          } } };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
      requestBody: { content: { 'application/json': {
            email: string;
            password: string;
          } } };
      responses: {
        200: { content: { 'application/json': {
            user: {
              id: string;
              email: string;
              name: string;
            };
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        200: { content: { 'application/json': components['schemas']['AnafToken'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        502: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
      requestBody: { content: { 'application/json': {
            url: string;
          } } };
      responses: {
        200: { content: { 'application/json': components['schemas']['AnafToken'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        502: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/connect': {
    /** Begin to connect a certificate */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            authorizeUrl: string;
          } } };
        302: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/setup': {
    /** What to register at ANAF, and how one comes back from there */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/status': {
    /** Whether ANAF can be reached on behalf of anyone */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        200: { content: { 'application/json': {
            data: components['schemas']['TokenLink'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Make a link for a certificate's holder elsewhere */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': {
            note?: string | null;
          } } };
      responses: {
        201: { content: { 'application/json': {
            id: string;
            note: string | null;
            state: 'active' | 'used' | 'revoked' | 'expired';
            createdAt: string;
            expiresAt: string;
            usedAt: string | null;
            connectionId: string | null;
            url: string;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
      requestBody: { content: { 'application/json': {
            token: string;
            url: string;
          } } };
      responses: {
        200: { content: { 'application/json': {
            serial: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        422: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        502: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/token-links/look': {
    /** Who asks for the authorisation, and until when */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': {
            token: string;
          } } };
      responses: {
        200: { content: { 'application/json': {
            organisation: {
              name: string;
            };
            note: string | null;
            expiresAt: string;
            redirectReachesUs: boolean;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
      requestBody: { content: { 'application/json': {
            token: string;
          } } };
      responses: {
        200: { content: { 'application/json': {
            authorizeUrl: string;
          } } };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/tokens': {
    /** The connected certificates */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['AnafTokenInFull'][];
            nextCursor: null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/anaf/tokens/{id}': {
    /** Forget a certificate's tokens */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
      requestBody: { content: { 'application/json': {
            cif: string;
          } } };
      responses: {
        200: { content: { 'application/json': {
            valid: boolean;
            errors: string[];
          } } };
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
        200: { content: { 'application/json': {
            data: components['schemas']['ApiKey'][];
            nextCursor: null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Make an API key */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': {
            name: string;
            scope?: components['schemas']['Scope'];
            expiresAt?: string | null;
          } } };
      responses: {
        201: { content: { 'application/json': {
            id: string;
            name: string;
            scope: components['schemas']['Scope'];
            hint: string;
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            key: string;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/arrivals': {
    /** Messages a day, by what they are */
    get: {
      parameters: {
        query?: { days?: number; company?: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['DayOfArrivals'][];
            nextCursor: null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/audit': {
    /** What was decided, and who was let in; newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['AuditEntry'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/companies': {
    /** Companies, in the order in which they were added */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; text?: string; access?: components['schemas']['CompanyAccess'] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['Company'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
      requestBody: { content: { 'application/json': {
            companies: Array<{
              cif: string;
              name?: string;
            }>;
          } | string; 'text/csv': {
            companies: Array<{
              cif: string;
              name?: string;
            }>;
          } | string } };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['AddedCompany'][];
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Rename a company, or switch its automatic sync */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': {
            name?: string | null;
            syncEnabled?: boolean;
          } } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Company'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/companies/{id}/calendar': {
    /** A company's days: listed in whole, in part or not, and what became of their messages */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        200: { content: { 'application/json': {
            syncEnabled: boolean;
            message: 'Sync enabled' | 'Sync disabled';
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/completeness': {
    /** Is anything missing? Company by company, what is lost soonest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; company?: string; cif?: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['Completeness'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        200: { content: { 'application/json': {
            data: components['schemas']['Export'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Ask for a file of invoices */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': {
            kind: 'pack';
            company: string;
            month: string;
            include?: Array<'zip' | 'xml' | 'pdf'>;
            pathTemplate?: string;
            language?: 'ro' | 'en';
          } | {
            kind: 'search';
            format?: 'xlsx' | 'csv' | 'saga' | 'json';
            filter?: {
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
              late?: 'true' | 'false';
              copies?: 'true' | 'false';
              ids?: string[];
            };
            language?: 'ro' | 'en';
          } | {
            kind: 'saga' | 'json';
            filter?: {
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
              late?: 'true' | 'false';
              copies?: 'true' | 'false';
              ids?: string[];
            };
          } } };
      responses: {
        202: { content: { 'application/json': components['schemas']['Export'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/exports/formats': {
    /** The formats of a list of invoices */
    get: {
      parameters: {
        query?: { language?: 'ro' | 'en' };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['ExportFormat'][];
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/exports/{id}': {
    /** One export: how far it is, or where its file is */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        200: { content: { 'application/octet-stream': Blob } };
        206: { content: { 'application/octet-stream': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/integrity/findings': {
    /** What the archive lacks or differs in, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; company?: string; kind?: components['schemas']['FindingKind'] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['Finding'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        200: { content: { 'application/json': {
            data: components['schemas']['Invitation'][];
            nextCursor: null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
      requestBody: { content: { 'application/json': {
            email: string;
            role?: components['schemas']['Role'];
          } } };
      responses: {
        201: { content: { 'application/json': {
            id: string;
            email: string;
            role: components['schemas']['Role'];
            createdAt: string;
            expiresAt: string;
            url: string;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
      requestBody: { content: { 'application/json': {
            token: string;
            name?: string;
            password?: string;
          } } };
      responses: {
        200: { content: { 'application/json': {
            organisation: {
              id: string;
              name: string;
            };
            email: string;
            role: components['schemas']['Role'];
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invitations/look': {
    /** Who invites, as what, and until when */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': {
            token: string;
          } } };
      responses: {
        200: { content: { 'application/json': components['schemas']['InvitationSeen'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        410: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices': {
    /** Invoices, what became available last first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; text?: string; company?: string; cif?: string; partner?: string; direction?: components['schemas']['Direction']; role?: components['schemas']['PartyRole']; issuedFrom?: string; issuedTo?: string; availableFrom?: string; availableTo?: string; amountMin?: string; amountMax?: string; type?: string; seal?: components['schemas']['SealVerdict']; reading?: components['schemas']['ReadingVerdict']; late?: 'true' | 'false'; copies?: 'true' | 'false' };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['Invoice'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/totals': {
    /** What the invoices of a filter, or of a selection, come to */
    get: {
      parameters: {
        query?: { text?: string; company?: string; cif?: string; partner?: string; direction?: components['schemas']['Direction']; role?: components['schemas']['PartyRole']; issuedFrom?: string; issuedTo?: string; availableFrom?: string; availableTo?: string; amountMin?: string; amountMax?: string; type?: string; seal?: components['schemas']['SealVerdict']; reading?: components['schemas']['ReadingVerdict']; late?: 'true' | 'false'; copies?: 'true' | 'false'; id?: string[] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': components['schemas']['InvoiceTotals'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/anaf-pdf': {
    /** ANAF's own PDF, when it has been asked for before */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** ANAF's own PDF, asked for at ANAF and kept */
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
        200: { content: { 'application/octet-stream': Blob } };
        304: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/history': {
    /** The way of the message that brought an invoice */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/html': {
    /** The invoice as a page for a browser */
    get: {
      parameters: {
        query?: { lang?: 'ro' | 'en' };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/pdf': {
    /** The invoice as a PDF to print and keep */
    get: {
      parameters: {
        query?: { lang?: 'ro' | 'en' };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/seal': {
    /** The ministry's seal of an invoice, checked now */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/seal/check': {
    /** Ask ANAF itself whether the seal is its own */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/xml': {
    /** The document inside the ZIP */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/invoices/{id}/zip': {
    /** The ZIP as ANAF gave it */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/members': {
    /** Who belongs to the organisation, longest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['Member'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/members/{id}': {
    /** Remove a member */
    delete: {
      parameters: {
        query?: { revoke?: 'true' | 'false' };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Change a member's role */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': {
            role: components['schemas']['Role'];
          } } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Member'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/messages': {
    /** Messages, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; company?: string; cif?: string; kind?: components['schemas']['MessageKind']; state?: components['schemas']['MessageState']; messageId?: string; uploadIndex?: string; number?: string; createdFrom?: string; createdTo?: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['Message'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
      requestBody: { content: { 'application/json': {
            reason: string;
          } } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Message'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/messages/{id}/history': {
    /** A message's way */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/messages/{id}/retry': {
    /** Ask for a message now */
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
      };
    };
  };
  '/api/v1/messages/{id}/zip': {
    /** The ZIP as ANAF gave it */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Rename the organisation */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': {
            name: string;
          } } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Organisation'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/overview': {
    /** In one sentence: complete up to when, and who needs a person */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/overview/companies': {
    /** The portfolio, what is lost soonest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; text?: string; access?: components['schemas']['CompanyAccess'] };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['PortfolioRow'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/profile': {
    /** One's name, address and language */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Change one's name or language */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': {
            name?: string;
            language?: 'ro' | 'en';
          } } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Profile'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/profile/sessions': {
    /** Sign out everywhere, here too */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/quarantine': {
    /** Downloads that do not prove to be of their message, newest first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; company?: string; cause?: components['schemas']['QuarantineCause']; open?: 'true' | 'false' };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['Quarantined'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
      requestBody: { content: { 'application/json': {
            reason: string;
          } } };
      responses: {
        200: { content: { 'application/json': components['schemas']['Message'] } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        200: { content: { 'application/json': {
            data: components['schemas']['Reconciliation'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Compare the journal with the SPV */
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
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/reconciliations/preview': {
    /** Which column of a journal seems to hold what */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/reconciliations/{id}/rows': {
    /** Its rows, in the order of the journal; what it lacks comes last */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number; outcome?: 'matched' | 'different' | 'missing' | 'extra' | 'unread' };
        header?: never;
        path: { id: string };
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['ReconciliationRow'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/reconciliations/{id}/xlsx': {
    /** Its rows as a spreadsheet */
    get: {
      parameters: {
        query?: { outcome?: 'matched' | 'different' | 'missing' | 'extra' | 'unread'; language?: 'ro' | 'en' };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/session': {
    /** Who one is, and what one may do */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/session/organisation': {
    /** Act for another of one's organisations */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': {
            organisationId: string;
          } } };
      responses: {
        204: { content?: never };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        404: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        200: { content: { 'application/json': {
            needed: boolean;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
    /** Make the first account */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: { content: { 'application/json': {
            code: string;
            email: string;
            name?: string;
            password: string;
            organisation: string;
          } } };
      responses: {
        201: { content: { 'application/json': {
            organisation: {
              id: string;
              name: string;
            };
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        409: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        413: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        415: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        429: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/signers': {
    /** Certificates by which documents were sealed, and those that are vouched for */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['Signer'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/signers/{id}/distrust': {
    /** Do not believe them, and be asked no more */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/signers/{id}/trust': {
    /** Believe the seals of a certificate */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/sync/events': {
    /** What happens, while it happens (server-sent events) */
    get: {
      parameters: {
        query?: { after?: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'text/event-stream': Blob } };
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
        200: { content: { 'application/json': {
            data: components['schemas']['Run'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/api/v1/sync/runs/{id}': {
    /** One run, company by company */
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
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
      };
    };
  };
  '/api/v1/tasks': {
    /** What needs a person, the worst first */
    get: {
      parameters: {
        query?: { cursor?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            data: components['schemas']['Task'][];
            nextCursor: string | null;
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        401: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        403: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
  '/healthz': {
    /** The process lives and reaches its database */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            status: 'ok';
          } } };
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
      };
    };
  };
  '/readyz': {
    /** It can serve: database and archive are there */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      responses: {
        200: { content: { 'application/json': {
            status: 'ok';
          } } };
        400: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        500: { content: { 'application/problem+json': components['schemas']['Problem'] } };
        503: { content: { 'application/problem+json': components['schemas']['Problem'] } };
      };
    };
  };
}

export interface components {
  schemas: {
    ActorKind: 'key' | 'person' | 'operator' | 'link' | 'unknown';
    AddedCompany: {
      input: string;
      outcome: 'added' | 'exists' | 'invalid' | 'over_limit';
      remarks: Array<'control_digit_mismatch' | 'personal_code'>;
      company: components['schemas']['Company'] | null;
      problem: string | null;
    };
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
      kind: 'allowance' | 'charge';
      amount: string | null;
      base: string | null;
      percent: string | null;
      reason: string | null;
      reasonCode: string | null;
      vatCategory: string | null;
      vatRate: string | null;
    };
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
      companies: Array<{
        id: string;
        cif: string;
        name: string | null;
      }>;
    };
    AnafTokenInFull: {
      id: string;
      serial: string | null;
      expiresAt: string;
      isValid: boolean;
      companies: Array<{
        id: string;
        cif: string;
        name: string | null;
      }>;
      connectedAt: string;
      refreshIssuedAt: string | null;
      note: string | null;
    };
    ApiKey: {
      id: string;
      name: string;
      scope: components['schemas']['Scope'];
      hint: string;
      createdAt: string;
      expiresAt: string | null;
      lastUsedAt: string | null;
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
    AuditAction: 'message.closed' | 'quarantine.accepted' | 'member.invited' | 'member.joined' | 'member.changed' | 'member.removed' | 'invitation.revoked' | 'token_link.created' | 'token_link.revoked' | 'token_link.used' | 'api_key.created' | 'api_key.revoked' | 'connection.removed' | 'key.replaced' | 'company.removed' | 'connection.added' | 'company.added' | 'company.renamed' | 'organisation.created' | 'organisation.renamed' | 'plan.changed' | 'member.renamed' | 'session.opened' | 'session.refused' | 'password.changed' | 'signer.trusted' | 'signer.distrusted' | 'export.requested' | 'export.removed' | 'reconciliation.made';
    AuditEntry: {
      id: string;
      at: string;
      actor: {
        kind: components['schemas']['ActorKind'];
        id: string | null;
      };
      action: components['schemas']['AuditAction'];
      subject: string;
      detail: Record<string, unknown>;
      address: string | null;
    };
    BreakerScope: 'application' | 'cif' | 'connection' | 'message';
    Budget: {
      callsPerMinute: number;
      callsInUse: number;
      nextCallAt: string | null;
      closed: Array<{
        scope: components['schemas']['BreakerScope'];
        code: string;
        until: string;
        companyId: string | null;
        connectionId: string | null;
        messageId: string | null;
      }>;
      listingsToday: Array<{
        companyId: string;
        cif: string;
        count: number;
        limit: number;
      }>;
    };
    Company: {
      id: string;
      cif: string;
      name: string | null;
      syncEnabled: boolean;
      access: components['schemas']['CompanyAccess'];
      accessDetail: string | null;
      accessLostAt: string | null;
      lastListedAt: string | null;
      lastSyncedAt: string | null;
      completeFrom: string | null;
      completeUpTo: string | null;
      counts: {
        listed: number;
        archived: number;
        expired: number;
        closed: number;
        pending: number;
      };
    };
    CompanyAccess: 'granted' | 'denied' | 'unknown';
    CompanyCalendar: {
      days: Array<{
        day: string;
        coverage: components['schemas']['DayCoverage'];
        listed: number;
        archived: number;
        expired: number;
        closed: number;
        pending: number;
      }>;
      totals: {
        covered: number;
        partly: number;
        not: number;
      };
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
      completeUpToRestsOn: 'listing' | 'pending' | null;
      oldestPendingId: string | null;
      listedUpTo: string | null;
      lastListedAt: string | null;
      coverage: Array<{
        from: string;
        to: string;
      }>;
      gaps: Array<{
        from: string;
        to: string;
      }>;
      lastListing: {
        proven: boolean;
        code: string | null;
        reported: number | null;
        listed: number;
        pages: number;
        restarts: number;
        startedAt: string;
        finishedAt: string;
      } | null;
      chainHead: string;
      chainSeq: number;
      expiresSoonest: string | null;
      riskAt: string;
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
    Direction: 'received' | 'sent';
    Export: {
      id: string;
      kind: components['schemas']['ExportKind'];
      request: Record<string, unknown>;
      state: components['schemas']['ExportState'];
      code: string | null;
      detail: string | null;
      progress: {
        done: number;
        total: number | null;
      };
      problems: number;
      file: {
        name: string;
        mediaType: string;
        sizeBytes: number;
        sha256: string;
        url: string;
      } | null;
      requestedAt: string;
      startedAt: string | null;
      finishedAt: string | null;
      expiresAt: string;
    };
    ExportFormat: {
      format: 'xlsx' | 'csv' | 'saga' | 'json';
      ending: string;
      title: string;
      help: string;
    };
    ExportKind: 'pack' | 'search';
    ExportState: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
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
    FindingKind: 'file_missing' | 'file_size' | 'file_changed' | 'file_unreadable' | 'backfill_missing' | 'backfill_changed' | 'backfill_unreadable' | 'orphan_file' | 'file_without_row' | 'chain_broken' | 'chain_gap' | 'head_wrong' | 'manifest_differs' | 'manifest_unreadable_line' | 'manifest_ahead' | 'manifest_torn' | 'manifest_behind' | 'seal_tampered' | 'seal_differs' | 'ledger_count';
    FindingSeverity: 'wrong' | 'note';
    Invitation: {
      id: string;
      email: string;
      role: components['schemas']['Role'];
      createdAt: string;
      expiresAt: string;
    };
    InvitationSeen: {
      organisation: {
        name: string;
      };
      email: string;
      role: components['schemas']['Role'];
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
      seller: {
        cif: string | null;
        name: string | null;
        tradingName: string | null;
        vatId: string | null;
      };
      buyer: {
        cif: string | null;
        name: string | null;
        tradingName: string | null;
        vatId: string | null;
      };
      net: string | null;
      vat: string | null;
      payable: string | null;
      gross: string | null;
      prepaid: string | null;
      rounding: string | null;
      vatInLei: string | null;
      sign: 1 | -1;
      taxPointCode: string | null;
      vatBreakdown: Array<{
        category: string | null;
        rate: string | null;
        base: string | null;
        vat: string | null;
        exemptionReason: string | null;
        exemptionCode: string | null;
      }> | null;
      copies: Array<{
        id: string;
        uploadIndex: string;
        messageId: string | null;
        first: boolean;
      }>;
      seal: {
        verdict: components['schemas']['SealVerdict'];
        signer: string | null;
        certificateSha256: string | null;
      };
      reading: {
        verdict: components['schemas']['ReadingVerdict'];
        detail: string | null;
      };
      availableAt: string | null;
      late: boolean | null;
      retainUntil: string | null;
    };
    InvoiceDetails: {
      syntax: 'ubl_invoice' | 'ubl_credit_note' | 'cii';
      specification: string | null;
      process: string | null;
      taxPointOn: string | null;
      taxPointCode: string | null;
      vatCurrency: string | null;
      notes: string[];
      references: {
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
      paymentTerms: string | null;
      period: components['schemas']['Period'] | null;
      precedingInvoices: Array<{
        number: string | null;
        issuedOn: string | null;
      }>;
      seller: components['schemas']['PartyDetails'];
      buyer: components['schemas']['PartyDetails'];
      payee: {
        name: string | null;
        id: string | null;
        legalId: string | null;
      } | null;
      taxRepresentative: {
        name: string | null;
        vatId: string | null;
        address: components['schemas']['Address'] | null;
      } | null;
      delivery: {
        name: string | null;
        locationId: string | null;
        deliveredOn: string | null;
        address: components['schemas']['Address'] | null;
      } | null;
      paymentMeans: components['schemas']['PaymentMeans'][];
      creditorId: string | null;
      adjustments: components['schemas']['Adjustment'][];
      totals: {
        lines: string | null;
        allowances: string | null;
        charges: string | null;
        vatInVatCurrency: string | null;
        prepaid: string | null;
        rounding: string | null;
      };
      attachments: components['schemas']['Attachment'][];
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
      attributes: Array<{
        name: string | null;
        value: string | null;
      }>;
    };
    InvoiceTotals: {
      count: number;
      totals: Array<{
        currency: string | null;
        direction: components['schemas']['Direction'];
        count: number;
        creditNotes: number;
        incomplete: number;
        net: string;
        vat: string;
        payable: string;
      }>;
    };
    JournalPreview: {
      firstLine: number;
      columns: Array<{
        column: string;
        heading: string;
      }>;
      rows: Array<Array<string | null>>;
      guess: Record<string, string>;
      missing: Array<'number' | 'series' | 'date' | 'number_and_date' | 'cif' | 'total'>;
      doubts: Array<'number' | 'series' | 'date' | 'number_and_date' | 'cif' | 'total'>;
      template: Record<string, string> | null;
      direction: components['schemas']['Direction'] | null;
    };
    Match: 'index' | 'parties' | 'accepted' | 'unproven';
    Member: {
      id: string;
      userId: string;
      email: string | null;
      name: string | null;
      role: components['schemas']['Role'];
      joinedAt: string;
      you: boolean;
      made: {
        apiKeys: number;
        invitations: number;
        tokenLinks: number;
      };
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
      reason: string | null;
      attempts: number;
      nextAttemptAt: string | null;
      expiresAt: string | null;
      sha256: string | null;
      sizeBytes: number | null;
      archivedAt: string | null;
      match: components['schemas']['Match'] | null;
      invoiceId: string | null;
    };
    MessageHistory: {
      messageId: string | null;
      invoiceId: string | null;
      attempts: number;
      attemptsNotKept: number;
      steps: Array<{
        kind: 'created' | 'listed' | 'failed' | 'asked' | 'archived' | 'read' | 'backfilled' | 'expired' | 'closed' | 'verified' | 'logged' | 'planned';
        at: string;
        code: string | null;
        words: string | null;
        actor: {
          kind: components['schemas']['ActorKind'];
          id: string | null;
        } | null;
      }>;
    };
    MessageKind: 'received' | 'sent' | 'error' | 'buyer_message_received' | 'buyer_message_sent' | 'unknown';
    MessageState: 'pending' | 'archived' | 'expired' | 'closed';
    Notice: {
      kind: 'error_file' | 'buyer_message';
      uploadIndex: string | null;
      cif: string | null;
      errors: string[];
      message: string | null;
    };
    Organisation: {
      id: string;
      name: string;
      createdAt: string;
      companies: number;
      plan: {
        name: string;
        interval: components['schemas']['SyncInterval'];
        manualSyncsPerDay: number | null;
        companies: number | null;
      };
    };
    Overview: {
      at: string;
      companies: {
        total: number;
        complete: number;
        needPerson: number;
        waiting: number;
      };
      completeUpTo: string | null;
      pending: number;
      newToday: number;
      tasks: {
        urgent: number;
        warning: number;
        info: number;
      };
      worst: components['schemas']['Severity'] | null;
      currentRunId: string | null;
      nextRunAt: string | null;
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
      contact: {
        name: string | null;
        phone: string | null;
        email: string | null;
      } | null;
    };
    PartyRole: 'buyer' | 'seller';
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
      syncEnabled: boolean;
      access: components['schemas']['CompanyAccess'];
      accessDetail: string | null;
      accessLostAt: string | null;
      lastListedAt: string | null;
      lastSyncedAt: string | null;
      completeFrom: string | null;
      completeUpTo: string | null;
      counts: {
        listed: number;
        archived: number;
        expired: number;
        closed: number;
        pending: number;
      };
      riskAt: string;
      expiresSoonest: string | null;
      daysLeft: number | null;
      newToday: number;
      arrivals: number[];
      tokenWorksUntil: string | null;
      tasks: number;
      worst: components['schemas']['Severity'] | null;
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      code: components['schemas']['ProblemCode'];
    };
    ProblemCode: 'unauthenticated' | 'insufficient_scope' | 'not_found' | 'invalid_input' | 'unknown_parameter' | 'malformed_body' | 'body_too_large' | 'unsupported_media_type' | 'method_not_allowed' | 'conflict' | 'too_many_requests' | 'no_valid_anaf_token' | 'plan_limit_exceeded' | 'anaf_not_configured' | 'anaf_unreachable' | 'anaf_refused' | 'setup_code_wrong' | 'already_set_up' | 'link_expired' | 'not_archived' | 'unreadable' | 'unavailable' | 'internal';
    Profile: {
      email: string;
      name: string;
      language: 'ro' | 'en' | null;
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
    ReadingVerdict: 'read' | 'unreadable' | 'not_an_invoice';
    Reconciliation: {
      id: string;
      companyId: string;
      cif: string;
      direction: components['schemas']['Direction'] | null;
      issuedFrom: string;
      issuedTo: string;
      columns: Record<string, string>;
      counts: {
        matched: number;
        different: number;
        missing: number;
        extra: number;
        unread: number;
        outside: number;
      };
      createdAt: string;
      expiresAt: string;
    };
    ReconciliationRow: {
      outcome: 'matched' | 'different' | 'missing' | 'extra' | 'unread';
      differences: string[];
      entry: {
        line: number;
        number: string | null;
        date: string | null;
        cif: string | null;
        total: string | null;
      } | null;
      invoice: components['schemas']['Invoice'] | null;
    };
    Remark: {
      code: string;
      term: string;
      written: string | null;
      expected: string | null;
      text: {
        ro: string;
        en: string;
      };
    };
    Reread: {
      invoices: number;
    };
    Role: 'read' | 'sync' | 'admin' | 'owner';
    Run: {
      id: string;
      trigger: components['schemas']['RunTrigger'];
      state: components['schemas']['RunState'];
      startedAt: string | null;
      finishedAt: string | null;
      counts: {
        companies: number;
        listed: number;
        new: number;
        archived: number;
        expired: number;
        failed: number;
        pending: number;
      };
      companies: Array<{
        companyId: string;
        cif: string;
        name: string | null;
        state: components['schemas']['RunState'];
        listed: number | null;
        new: number;
        archived: number;
        expired: number;
        failed: number;
        code: string | null;
        detail: string | null;
      }>;
    };
    RunState: 'queued' | 'running' | 'succeeded' | 'partial' | 'failed' | 'cancelled';
    RunTrigger: 'manual' | 'schedule' | 'reconciliation';
    Scope: 'read' | 'sync' | 'admin';
    Seal: {
      verdict: components['schemas']['SealVerdict'];
      detail: string | null;
      signer: string | null;
      certificateSha256: string | null;
      style: 'detached' | 'enveloped' | null;
      algorithms: {
        canonicalization: string;
        signature: string;
        digest: string;
      } | null;
      digestOk: boolean | null;
      signatureOk: boolean | null;
      certificate: {
        sha256: string;
        name: string;
        subject: string;
        issuer: string;
        serial: string;
        validFrom: string;
        validTo: string;
        pem: string | null;
      } | null;
      anafCheck: components['schemas']['SealCheck'] | null;
    };
    SealCheck: {
      genuine: boolean;
      words: string;
      at: string;
    };
    SealVerdict: 'valid' | 'valid_unknown_signer' | 'tampered' | 'missing' | 'not_checkable' | 'not_checked';
    Session: {
      kind: 'key' | 'session';
      organisationId: string;
      scope: components['schemas']['Scope'];
      user: {
        id: string;
        email: string;
        name: string;
      } | null;
      organisations: Array<{
        organisationId: string;
        organisationName: string;
        role: components['schemas']['Role'];
      }>;
    };
    Severity: 'urgent' | 'warning' | 'info';
    Signer: {
      sha256: string;
      name: string;
      subject: string;
      issuer: string;
      serial: string;
      validFrom: string;
      validTo: string;
      trusted: boolean;
      vouchedBy: 'program' | 'setting' | null;
      decision: 'trusted' | 'distrusted' | null;
      decidedAt: string | null;
      decidedBy: components['schemas']['ActorKind'] | null;
      firstSeenAt: string | null;
      documents: number;
      anafCheck: components['schemas']['SealCheck'] | null;
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
      title: {
        ro: string;
        en: string;
      };
      detail: {
        ro: string;
        en: string;
      };
      anafWords: string | null;
      action: {
        kind: components['schemas']['TaskActionKind'];
        method: 'GET' | 'POST';
        href: string;
      };
    };
    TaskActionKind: 'connect' | 'sync_company' | 'retry_message' | 'look_at_messages' | 'look_at_company' | 'look_at_companies' | 'look_at_connections' | 'look_at_archive' | 'look_at_signer' | 'look_at_invoices' | 'look_at_quarantine' | 'look_at_budget' | 'reread_invoices' | 'check_seal';
    TaskKind: 'connect_anaf' | 'reconnect' | 'token_refresh_failing' | 'refresh_token_ageing' | 'access_lost' | 'listing_too_old' | 'listing_unproven' | 'messages_expiring' | 'pending_too_long' | 'expired_in_our_time' | 'unknown_anaf_note' | 'quarantine' | 'archive_trouble' | 'unknown_signer' | 'seal_tampered' | 'older_readings' | 'anaf_long_wait' | 'quarantine_large';
    TokenLink: {
      id: string;
      note: string | null;
      state: 'active' | 'used' | 'revoked' | 'expired';
      createdAt: string;
      expiresAt: string;
      usedAt: string | null;
      connectionId: string | null;
    };
    Transmission: {
      issuedOn: string;
      dueBy: string;
      availableOn: string;
      late: boolean | null;
      undecided: 'maybe_reposted' | null;
      law: string;
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
      seller: {
        cif: string | null;
        name: string | null;
        tradingName: string | null;
        vatId: string | null;
      };
      buyer: {
        cif: string | null;
        name: string | null;
        tradingName: string | null;
        vatId: string | null;
      };
      net: string | null;
      vat: string | null;
      payable: string | null;
      gross: string | null;
      prepaid: string | null;
      rounding: string | null;
      vatInLei: string | null;
      sign: 1 | -1;
      taxPointCode: string | null;
      vatBreakdown: Array<{
        category: string | null;
        rate: string | null;
        base: string | null;
        vat: string | null;
        exemptionReason: string | null;
        exemptionCode: string | null;
      }> | null;
      copies: Array<{
        id: string;
        uploadIndex: string;
        messageId: string | null;
        first: boolean;
      }>;
      seal: {
        verdict: components['schemas']['SealVerdict'];
        signer: string | null;
        certificateSha256: string | null;
      };
      reading: {
        verdict: components['schemas']['ReadingVerdict'];
        detail: string | null;
      };
      availableAt: string | null;
      late: boolean | null;
      retainUntil: string | null;
      transmission: components['schemas']['Transmission'] | null;
      lines: components['schemas']['InvoiceLine'][] | null;
      details: components['schemas']['InvoiceDetails'] | null;
      reread: {
        at: string;
        changes: string[];
      } | null;
      remarks: components['schemas']['Remark'][];
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
      vouchedBy: 'program' | 'setting' | null;
      decision: 'trusted' | 'distrusted' | null;
      decidedAt: string | null;
      decidedBy: components['schemas']['ActorKind'] | null;
      firstSeenAt: string | null;
      documents: number;
      anafCheck: components['schemas']['SealCheck'] | null;
      pem: string | null;
    };
  };
}
