import type { ApiPlugin } from '../api/types.ts';
import type { OrgFeature } from '../features.types.ts';
import type { Org } from '../org.types.ts';
import { package2VersionCreateRequestError } from './hub/objects.ts';
import { packages } from './hub/packages.ts';
import { versionRequests } from './hub/version-requests.ts';
import { versionRequestRoute } from './hub/version-request-route.ts';
import { versions } from './hub/versions.ts';
import { endInterrupted } from './interrupted.ts';
import { publishedBy } from './published.ts';
import { packageSubscriber } from './subscriber/subscriber.ts';
import { createWork } from './work.ts';

/** Packages in the orgs of one process. */
export interface Packaging {
  /** What makes an org build package versions. */
  readonly hub: OrgFeature;
  /** What makes an org install them. */
  readonly subscriber: OrgFeature;
  /** To be registered with the server of every org that has one of the features. */
  readonly plugin: ApiPlugin;
}

/** @param hub the org with the feature `hub`, as long as there is one: the versions that it has built can be installed */
export function createPackaging(hub: () => Org | undefined): Packaging {
  const work = createWork();
  const find = publishedBy(hub);
  return {
    hub: { name: 'Packaging', toolingObjects: [packages, versions, ...versionRequests] },
    subscriber: packageSubscriber(find, work),
    plugin: async (app, context) => {
      context.beforeClose(() => work.clear());
      endInterrupted(context.org);
      if (context.org.toolingSchema.object(package2VersionCreateRequestError.apiName))
        await versionRequestRoute(app, context, find, work);
    },
  };
}
