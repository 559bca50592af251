-- Of a person who proves again who they are, and no sign-in: nobody else may come back from the issuer.
alter table oidc_sign_in add column confirms text;
