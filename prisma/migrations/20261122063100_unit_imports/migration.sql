-- The register of units comes from a spreadsheet as well.
alter table sheet_import drop constraint sheet_import_kind_check;
alter table sheet_import add constraint sheet_import_kind_check check (kind in ('councils', 'party', 'units'));
