/** Addresses for programs. */
package zukan.exports.web;
