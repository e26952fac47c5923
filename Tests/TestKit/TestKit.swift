/// Deployments for tests.
