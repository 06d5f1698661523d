/** The curator's way to take the catalog home as seed files. */
package zukan.seeddata.web;
