/**
 * Makes what is deployed: the template of all parts and of the endpoint catalogue, checked, and the archives of functions and layers. Runs
 * on the machine of whoever builds; nothing of it is deployed.
 */
package dev.milepost.lambda.packaging;
