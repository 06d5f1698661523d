/** The pages of the catalog. */
package zukan.catalog.web;
